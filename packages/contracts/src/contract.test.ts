import { expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from './contract.ts';

const none = z.strictObject({});
const declared = { kind: 'query', roles: ['clerk'], input: none, output: none, refusals: [] } as const;
const budget = { statements: 1, externalCalls: 0, bytes: 100 };

it('a contract without a budget or an audit does not compile', () => {
  expect(contract({ ...declared, audit: [], budget })).toMatchObject({ budget });
  // @ts-expect-error -- It has no budget.
  expect(contract({ ...declared, audit: [] })).not.toHaveProperty('budget');
  // @ts-expect-error -- It has no audit.
  expect(contract({ ...declared, budget })).not.toHaveProperty('audit');
  // @ts-expect-error -- It says nothing of calls to other systems.
  expect(contract({ ...declared, audit: [], budget: { statements: 1, bytes: 100 } })).toHaveProperty('budget');
});

it('a contract that does not say who may call it does not compile', () => {
  const { roles, ...callable } = { ...declared, audit: [], budget };
  expect(contract({ ...callable, roles })).toMatchObject({ roles: ['clerk'] });
  // @ts-expect-error -- It says nobody.
  expect(contract(callable)).not.toHaveProperty('roles');
  // @ts-expect-error -- Nobody works as that.
  expect(contract({ ...callable, roles: ['visitor'] })).toHaveProperty('roles');
});
