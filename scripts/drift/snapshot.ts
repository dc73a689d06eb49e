import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import * as contracts from '../../packages/contracts/src/index.ts';
import { root } from './contract-sources.ts';

const Procedure = z.object({
  kind: z.string().nullable(),
  input: z.record(z.string(), z.unknown()),
  output: z.record(z.string(), z.unknown()),
  refusals: z.array(z.string()),
});

/** The contracts of one release, by the name of their procedure. */
export const Snapshot = z.record(z.string(), Procedure);
export type Snapshot = z.infer<typeof Snapshot>;

const releases = join(root, 'docs/releases');

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

/** Writes the contracts as those of a release. */
export const writeSnapshot = (version: string): string => {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`A release is called 1.2.3, not ${version}.`);
  const path = join(releases, version, 'contracts.json');
  mkdirSync(join(releases, version), { recursive: true });
  writeFileSync(path, `${JSON.stringify(currentSnapshot(), null, 2)}\n`);
  return path;
};

/** The newest release with its contracts, or null before the first one. */
export const newestSnapshot = (): { version: string; snapshot: Snapshot } | null => {
  const versions = readdirSync(releases, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  const version = versions.at(-1);
  if (version === undefined) return null;
  const text = readFileSync(join(releases, version, 'contracts.json'), 'utf8');
  return { version, snapshot: Snapshot.parse(JSON.parse(text)) };
};
