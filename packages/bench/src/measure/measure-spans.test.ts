import { expect, it } from 'vitest';
import { spansOf } from './measure-spans.ts';

const times = [{ total: 10, database: 7, zod: 0.25, json: 0.25 }];

it('the parts make up the request, the largest first', () => {
  const spans = spansOf(times, { milliseconds: 1.5, sessionMilliseconds: 3 });
  expect(spans.slice(0, 4)).toEqual([
    { title: 'session and tenancy inside PostgreSQL', milliseconds: 3, share: 0.3 },
    { title: 'driver and round trips to PostgreSQL', milliseconds: 2.5, share: 0.25 },
    { title: 'HTTP, routing and rows', milliseconds: 2.5, share: 0.25 },
    { title: 'the page’s statement inside PostgreSQL', milliseconds: 1.5, share: 0.15 },
  ]);
  expect(spans.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});

it('what PostgreSQL says to have taken is never more than the round trips', () => {
  const spans = spansOf(times, { milliseconds: 6, sessionMilliseconds: 6 });
  expect(spans.find(({ title }) => title.startsWith('driver'))?.milliseconds).toBe(0);
  expect(spans.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});
