import { contract, READING_ROLES } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { pageQuery } from './page-query.ts';

const listed = contract({
  kind: 'query',
  roles: READING_ROLES,
  input: z.strictObject({}),
  output: z.strictObject({}),
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});

const question = { question: () => ({ statements: [], write: () => '{}' }) };

it('what is not for every role is no page', () => {
  expect(pageQuery(listed, question).contract).toBe(listed);
  expect(() => pageQuery({ ...listed, roles: ['administrator'] }, question)).toThrow(
    'A page is for every role that sees documents.',
  );
});
