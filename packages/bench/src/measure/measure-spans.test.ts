import { expect, it } from 'vitest';
import { spansOf } from './measure-spans.ts';

it('the parts make up the request, the largest first', () => {
  const spans = spansOf([{ total: 10, session: 3, page: 4, read: 0.5, zod: 0.25, json: 0.25 }], 1.5);
  expect(spans.slice(0, 3)).toEqual([
    { title: 'session look-up', milliseconds: 3, share: 0.3 },
    { title: 'driver, tenancy and round trip of the page', milliseconds: 2.5, share: 0.25 },
    { title: 'tRPC, Express and HTTP', milliseconds: 2, share: 0.2 },
  ]);
  expect(spans.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});
