import * as contracts from '@mailroom/contracts';
import { z } from 'zod';

/** What of JSON Schema our inputs are made of. */
interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
}

const TEXTS: Readonly<Record<string, string>> = {
  'date-time': '2026-01-15T10:00:00.000Z',
  date: '2026-01-15',
};

export type Path = readonly (string | number)[];

export interface Sampling {
  readonly leaves: Path[];
  /** Of a document that is there: only then is the rest of an input looked at. */
  readonly id: string;
  /** What stands under a name, wherever it stands; anything that fits where nothing is said of it. */
  readonly named?: Readonly<Record<string, unknown>>;
}

/** An input that fits, and the places in it that a caller may write to. */
export const sampleOf = (schema: Schema, path: Path, sampling: Sampling): unknown => {
  const { leaves, id, named = {} } = sampling;
  const name = path.at(-1);
  if (typeof name === 'string' && name in named) return named[name];
  const [chosen] = schema.anyOf ?? schema.oneOf ?? [];
  if (chosen) return sampleOf(chosen, path, sampling);
  leaves.push(path);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'object') {
    const parts = Object.entries(schema.properties ?? {});
    return Object.fromEntries(parts.map(([key, part]) => [key, sampleOf(part, [...path, key], sampling)]));
  }
  if (schema.type === 'array') return schema.items ? [sampleOf(schema.items, [...path, 0], sampling)] : [];
  if (schema.format === 'uuid') return id;
  if (schema.type === 'string') return TEXTS[schema.format ?? ''] ?? 'x';
  return schema.type === 'boolean' ? true : Math.max(schema.minimum ?? 1, 1);
};

/** A contract's input in JSON Schema, as zod writes it; what it cannot say of an input is of no type. */
export const schemaOf = (contract: contracts.Contract): Schema =>
  z.toJSONSchema(contract.input, { io: 'input', unrepresentable: 'any' }) as Schema;

const isContract = (value: unknown): value is contracts.Contract =>
  typeof value === 'object' && value !== null && 'budget' in value && 'input' in value;
/** Every contract, by the name of its procedure. */
export const CONTRACTS = Object.entries(contracts).flatMap(([name, value]) =>
  isContract(value) ? [{ name, contract: value }] : [],
);
