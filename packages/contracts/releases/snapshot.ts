import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import * as contracts from '../src/index.ts';
import { isRecord } from './json-schema.ts';
import { REWRITINGS } from './schema-difference.ts';

const Schema = z.record(z.string(), z.unknown());

/** Release 0.1.0 says nothing of payloads, budget and audit; what a snapshot does not say is not compared. */
const Procedure = z.strictObject({
  kind: z.string().nullable(),
  input: Schema,
  output: Schema,
  refusals: z.array(z.string()),
  /** Each refusal with all that it says, by its code. */
  payloads: z.record(z.string(), Schema).optional(),
  budget: z.record(z.string(), z.number()).optional(),
  audit: z.array(z.string()).optional(),
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

/** Rules and rewritings (such as trimming) that JSON Schema has no word for are counted, so that one more or one less is seen. */
const toJsonSchema = (schema: z.core.$ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema['_zod'];
      const count = (kind: string) => (def.checks ?? []).filter((check) => check['_zod'].def.check === kind).length;
      if (count('custom') > 0) jsonSchema['x-refinements'] = count('custom');
      if (count('overwrite') > 0) jsonSchema[REWRITINGS] = count('overwrite');
    },
  });

/** Any procedure may answer with it, before anything of it runs. */
const SAID_BY_ALL = 'ContractChanged';

/** What a module of contracts exports: this tree's, or that of an earlier commit. */
export type ContractsModule = Readonly<Record<string, unknown>> & Pick<typeof contracts, 'Refusal'>;

const payloadsOf = ({ Refusal }: ContractsModule, codes: readonly string[]) => {
  const said = Refusal.options.filter(({ shape }) => codes.includes(shape.code.value));
  return Object.fromEntries(said.map((option) => [option.shape.code.value, toJsonSchema(option, 'output')]));
};

/** The contracts of a module, each by the name of its procedure. */
export const snapshotOf = (exported: ContractsModule): Snapshot => {
  const procedures = Object.entries(exported).flatMap(([name, declared]) => {
    if (!isContract(declared)) return [];
    const { kind, input, output, budget } = declared;
    const schemas = { input: toJsonSchema(input, 'input'), output: toJsonSchema(output, 'output') };
    const refusals = [...declared.refusals].sort();
    const payloads = payloadsOf(exported, [...refusals, SAID_BY_ALL]);
    return [[name, { kind, ...schemas, refusals, payloads, budget, audit: [...declared.audit].sort() }] as const];
  });
  return Snapshot.parse(JSON.parse(JSON.stringify(Object.fromEntries(procedures))));
};

/** The contracts as they stand. */
export const currentSnapshot = (): Snapshot => snapshotOf(contracts);

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

/**
 * What stands for each contract of a snapshot on the wire, by the name of its procedure. What a call may cost and leaves in
 * the audit is no caller's business.
 */
export const hashesOf = (snapshot: Snapshot): Record<string, string> =>
  Object.fromEntries(
    Object.entries(snapshot).map(([name, { budget: _budget, audit: _audit, ...procedure }]) => [
      name,
      createHash('sha256')
        .update(JSON.stringify(canonical(procedure)))
        .digest('base64url')
        .slice(0, HASH_CHARACTERS),
    ]),
  );
