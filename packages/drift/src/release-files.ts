import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { byVersion, differencesBetween, type JsonSchema } from '../../contracts/releases/index.ts';
import { root } from './contract-sources.ts';

const releases = join(root, 'docs/releases');

/** What every release that has such a file said in it, oldest first. */
export const readReleases = <Said>(file: string, schema: z.ZodType<Said>): { version: string; said: Said }[] =>
  readdirSync(releases, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(releases, entry.name, file)))
    .map(({ name }) => name)
    .sort(byVersion)
    .map((version) => ({
      version,
      said: schema.parse(JSON.parse(readFileSync(join(releases, version, file), 'utf8'))),
    }));

/** Writes what this tree says as a release's. */
export const writeRelease = (version: string, file: string, said: unknown): string => {
  const path = join(releases, version, file);
  mkdirSync(join(releases, version), { recursive: true });
  writeFileSync(path, `${JSON.stringify(said, null, 2)}\n`);
  return path;
};

/** A schema as a release keeps it. */
export const toJsonSchema = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
};

/** Where JSON that an older schema allows is not accepted by today's. */
export const refusedPlaces = (older: JsonSchema, now: JsonSchema): string[] =>
  differencesBetween(older, now, 'exact').map(({ path, what }) => `${path || 'the whole'}: ${what}`);
