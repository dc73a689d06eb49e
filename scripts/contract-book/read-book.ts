import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { httpStatusOf } from '../../packages/api/src/platform/http/trpc.ts';
import { appRouter } from '../../packages/api/src/router.ts';
import { isRecord, type JsonSchema } from '../../packages/contracts/releases/index.ts';
import { type Contract, Refusal, type RefusalCode } from '../../packages/contracts/src/index.ts';
import { root } from '../../packages/drift/src/contract-sources.ts';

/** Where the book lies. */
export const BOOK = join(root, 'docs/contracts');

const Example = z.strictObject({
  input: z.unknown(),
  output: z.unknown(),
  leftOut: z.record(z.string(), z.int()),
  sql: z.array(z.string()),
});
type Example = z.infer<typeof Example>;

/** What the tests recorded, by the procedures' paths. */
export const Examples = z.record(z.string(), Example);
export type Examples = z.infer<typeof Examples>;

/** The contracts that the router keeps, by the procedures' paths. */
export type Declared = Readonly<Record<string, Contract>>;

/** One refusal as it travels. */
interface RefusalEntry {
  readonly code: RefusalCode;
  readonly httpStatus: number;
  readonly schema: JsonSchema;
}

/** One procedure as the book tells it. */
export interface Entry {
  readonly path: string;
  readonly room: string;
  readonly contract: Contract;
  readonly input: JsonSchema;
  readonly output: JsonSchema;
  readonly isForm: boolean;
  readonly refusals: readonly RefusalEntry[];
  readonly example: Example;
}

/** The procedures as the running system has them. */
export const declaredContracts = (): Declared => {
  // At run time tRPC keeps the procedures of nested routers in one record, under their dotted paths, with their meta.
  const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { meta: { contract: Contract } } }>;
  return Object.fromEntries(Object.entries(procedures).map(([path, { _def }]) => [path, _def.meta.contract]));
};

/** What the tests recorded last. */
export const readExamples = (): Examples =>
  Examples.parse(JSON.parse(readFileSync(join(BOOK, 'examples.json'), 'utf8')));

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const refusalSchema = (code: RefusalCode): JsonSchema => {
  const option = Refusal.options.find(({ shape }) => shape.code.value === code);
  if (!option) throw new Error(`${code} is no refusal.`);
  return schemaOf(option, 'output');
};

/** The fields of a form are those that the recorded call sent: its schema does not name them. */
const formSchema = ({ input }: Example): JsonSchema => {
  const names = isRecord(input) ? Object.keys(input) : [];
  const file = { type: 'string', contentMediaType: 'application/octet-stream' };
  return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, file])), required: names };
};

const entryOf = (path: string, contract: Contract, example: Example): Entry => {
  const isForm = contract.input.safeParse(new FormData()).success && !contract.input.safeParse({}).success;
  return {
    path,
    room: path.split('.')[0] ?? path,
    contract,
    input: isForm ? formSchema(example) : schemaOf(contract.input, 'input'),
    output: schemaOf(contract.output, 'output'),
    isForm,
    refusals: contract.refusals.map((code) => ({ code, httpStatus: httpStatusOf(code), schema: refusalSchema(code) })),
    example,
  };
};

/** Every procedure with its example; throws where either has no other half. */
export const readBook = (declared: Declared, examples: Examples): Entry[] => {
  const strangers = Object.keys(examples).filter((path) => !(path in declared));
  if (strangers.length > 0) throw new Error(`An example of no procedure: ${strangers.join(', ')}.`);
  return Object.entries(declared).map(([path, contract]) => {
    const example = examples[path];
    if (!example) throw new Error(`${path} has no example: no passing test has called it. Run npm run docs.`);
    return entryOf(path, contract, example);
  });
};
