import { expect, it } from 'vitest';
import * as contracts from './index.ts';
import type { StatusesOf } from './refusal-status.ts';
import { Refusal } from './refusals.ts';
import { worklistRefusals } from './worklist/refusals.ts';

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
    'RoleUnfit',
    'FacilityChanged',
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

it('a refusal without a status does not compile', () => {
  type Statuses = StatusesOf<typeof worklistRefusals>;
  const whole: Statuses = { CursorInvalid: 'BAD_REQUEST', SearchNotFound: 'NOT_FOUND' };
  // @ts-expect-error -- It lacks `SearchNotFound`.
  const lacking: Statuses = { CursorInvalid: 'BAD_REQUEST' };
  // @ts-expect-error -- HTTP has no such status.
  const unknown: Statuses = { ...whole, SearchNotFound: 'GONE_FOR_GOOD' };
  const codes = worklistRefusals.map(({ shape }) => shape.code.value);
  expect([whole, lacking, unknown].map((statuses) => Object.keys(statuses).length)).toEqual([codes.length, 1, 2]);
});
