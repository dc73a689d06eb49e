import { expect, it } from 'vitest';
import * as contracts from './index.ts';
import { Refusal } from './refusals.ts';

const exported: [string, unknown][] = Object.entries(contracts);
const isContract = (value: unknown): value is contracts.Contract =>
  typeof value === 'object' && value !== null && 'refusals' in value;
const declared = exported.flatMap(([name, value]) => (isContract(value) ? [{ name, refusals: value.refusals }] : []));

it('every refusal is one that some procedure declares, and every procedure may refuse a wrong input', () => {
  const codes = Refusal.options.map((option) => option.shape.code.value);
  const ofSelections = contracts.DecisionRefusal.options.map((option) => option.shape.code.value);
  // What the platform says for any procedure is declared by none, and what is said of one document of a selection stands
  // in the answer.
  const used = new Set([
    'ContractChanged',
    'Unavailable',
    ...ofSelections,
    ...declared.flatMap(({ refusals }) => refusals),
  ]);
  expect(codes.filter((code) => !used.has(code))).toEqual([]);
  expect(declared.filter(({ refusals }) => !refusals.includes('InputInvalid'))).toEqual([]);
  expect(declared.length).toBeGreaterThan(10);
});

it('a refusal with a stray field is none', () => {
  expect(Refusal.safeParse({ code: 'NotSignedIn' }).success).toBe(true);
  expect(Refusal.safeParse({ code: 'NotSignedIn', patientName: 'x' }).success).toBe(false);
});
