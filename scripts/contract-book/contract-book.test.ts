import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { isRecord, type JsonSchema } from '../../packages/contracts/releases/index.ts';
import { BOOK, type Declared, declaredContracts, readBook, readExamples } from './read-book.ts';
import { renderBook } from './render-book.ts';
import { writeOpenApi } from './write-open-api.ts';
import { writeSchema } from './write-schema.ts';

const declared = declaredContracts();
const examples = readExamples();

/** The files of the checked-in book that are not what the contracts and the examples make. */
const stale = (contracts: Declared): string[] =>
  Object.entries(renderBook(contracts, examples))
    .filter(([name, text]) => readFileSync(join(BOOK, name), 'utf8') !== text)
    .map(([name]) => name);

/** An example that its own contract would refuse; forms are no JSON. */
const misfits = (contracts: Declared): string[] =>
  readBook(contracts, examples).flatMap(({ path, contract, isForm, example }) => {
    const isFit = isForm || contract.input.safeParse(example.input).success;
    return isFit && contract.output.safeParse(example.output).success ? [] : [path];
  });

const validate = async (document: JsonSchema) => {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  return { valid, errors: valid ? [] : errors };
};

/** Every reference of a document. */
const referencesOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(referencesOf);
  if (!isRecord(value)) return [];
  const { $ref: reference, ...rest } = value;
  return [...(typeof reference === 'string' ? [reference] : []), ...Object.values(rest).flatMap(referencesOf)];
};

const isThere = (document: JsonSchema, reference: string): boolean => {
  let at: unknown = document;
  for (const step of reference.split('/').slice(1)) at = isRecord(at) ? at[step] : undefined;
  return at !== undefined;
};

it('the checked-in book is what the contracts and the recorded examples make: npm run docs', () => {
  expect(stale(declared)).toEqual([]);
  const files = [...Object.keys(renderBook(declared, examples)), 'examples.json'];
  expect(readdirSync(BOOK).sort()).toEqual(files.sort());
});

it('a value that may be missing is written with its type, its limits, and null', () => {
  expect(writeSchema({ type: ['string', 'null'], maxLength: 40 })).toBe('string (length ≤ 40) | null');
  expect(Object.values(renderBook(declared, examples)).join('\n')).not.toContain(': any');
});

it('a changed budget makes the book stale', () => {
  const { 'session.signIn': signIn } = declared;
  if (!signIn) throw new Error('the router signs in');
  const changed = { ...signIn, budget: { ...signIn.budget, statements: signIn.budget.statements + 1 } };
  expect(stale({ ...declared, 'session.signIn': changed })).toEqual(['session.md']);
});

it('a procedure without an example turns it red, and so does an example without a procedure', () => {
  const { 'worklist.listWorklist': left, ...others } = examples;
  expect(left).toBeDefined();
  expect(() => renderBook(declared, others)).toThrow('worklist.listWorklist has no example');
  // More than the type says is what is tried.
  expect(() => renderBook(declared, { ...others, 'worklist.gone': left ?? {} } as typeof examples)).toThrow(
    'An example of no procedure: worklist.gone',
  );
});

it('every example fits its contract, and one that does not is found', () => {
  expect(misfits(declared)).toEqual([]);
  const { 'session.signIn': signIn, 'session.signOut': signOut } = declared;
  if (!signIn || !signOut) throw new Error('the router signs in and out');
  expect(misfits({ ...declared, 'session.signIn': signOut })).toEqual(['session.signIn']);
});

it('the export is valid OpenAPI 3.1 whose references lead somewhere', async () => {
  const document = writeOpenApi(readBook(declared, examples), '0.1.0');
  expect(await validate(document)).toEqual({ valid: true, errors: [] });
  const references = referencesOf(document);
  expect(references.length).toBeGreaterThan(30);
  expect(references.filter((reference) => !isThere(document, reference))).toEqual([]);
});

it('an operation without answers is no valid export', async () => {
  const document = writeOpenApi(readBook(declared, examples), '0.1.0');
  const broken = { ...document, paths: { '/trpc/session.signIn': { post: { responses: 'none' } } } };
  expect(await validate(broken)).toMatchObject({ valid: false });
});
