import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import * as contracts from '../src/index.ts';
import { isRecord } from './json-schema.ts';

const Procedure = z.object({
  kind: z.string().nullable(),
  input: z.record(z.string(), z.unknown()),
  output: z.record(z.string(), z.unknown()),
  refusals: z.array(z.string()),
});

/** The contracts of one release, by the name of their procedure. */
export const Snapshot = z.record(z.string(), Procedure);
export type Snapshot = z.infer<typeof Snapshot>;

/** A release whose clients are still answered, as far as its contracts are understood: it stands in this folder. */
export interface Release {
  readonly version: string;
  readonly snapshot: Snapshot;
}

const isContract = (value: unknown): value is contracts.Contract =>
  typeof value === 'object' && value !== null && 'input' in value && 'output' in value && 'refusals' in value;

/** Rules that JSON Schema has no word for are counted, so that one more or one less is seen. */
const toJsonSchema = (schema: z.core.$ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema['_zod'];
      const custom = (def.checks ?? []).filter((check) => check['_zod'].def.check === 'custom').length;
      if (custom > 0) jsonSchema['x-refinements'] = custom;
    },
  });

/** The contracts as they stand. */
export const currentSnapshot = (): Snapshot => {
  const exported: [string, unknown][] = Object.entries(contracts);
  const procedures = exported.flatMap(([name, declared]) => {
    if (!isContract(declared)) return [];
    const kind = 'kind' in declared ? declared.kind : null;
    const { input, output } = declared;
    const schemas = { input: toJsonSchema(input, 'input'), output: toJsonSchema(output, 'output') };
    return [[name, { kind, ...schemas, refusals: [...declared.refusals].sort() }] as const];
  });
  return Snapshot.parse(JSON.parse(JSON.stringify(Object.fromEntries(procedures))));
};

/** The supported releases, oldest first. */
export const supportedReleases = (): Release[] =>
  readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d+\.\d+\.\d+$/.test(entry.name))
    .map(({ name }) => name)
    .sort(byVersion)
    .map((version) => {
      const text = readFileSync(new URL(`${version}/contracts.json`, import.meta.url), 'utf8');
      return { version, snapshot: Snapshot.parse(JSON.parse(text)) };
    });

/** Puts 0.9.0 before 0.10.0. */
export const byVersion = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });

/** Keys in one order, whatever order they were written in. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, canonical(value[key])]),
  );
};

/** 96 bits: enough to tell contracts apart, and short enough to travel with every call. */
const HASH_CHARACTERS = 16;

/** What stands for each contract of a snapshot on the wire, by the name of its procedure. */
export const hashesOf = (snapshot: Snapshot): Record<string, string> =>
  Object.fromEntries(
    Object.entries(snapshot).map(([name, procedure]) => [
      name,
      createHash('sha256')
        .update(JSON.stringify(canonical(procedure)))
        .digest('base64url')
        .slice(0, HASH_CHARACTERS),
    ]),
  );
