import { expect, it } from 'vitest';
import { emptyFilter } from '../../../test/build-filter.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { readyPage } from '../../platform/fast-answers/make-page.ts';
import { worklistPages } from './index.ts';

const path = 'worklist.listWorklist';
const query = worklistPages[path];
const calls = { address: `/trpc/${path}`, calls: [{ path, query }], isBatch: false };

it('the same question has one key, however it is written, and a long body is not remembered', async () => {
  await using database = await openTestDatabase();
  const ready = (body: string) => readyPage(database.orm, calls, body);
  const plain = JSON.stringify(emptyFilter);
  const padded = plain + ' '.repeat(5000);
  const turned = JSON.stringify(Object.fromEntries(Object.entries(emptyFilter).toReversed()));
  expect(ready(plain)).toBe(ready(plain));
  expect(ready(padded)).not.toBe(ready(padded));
  expect([ready(padded)?.key, ready(turned)?.key]).toEqual([ready(plain)?.key, ready(plain)?.key]);
  expect(ready(JSON.stringify({ ...emptyFilter, limit: 7 }))?.key).not.toBe(ready(plain)?.key);
  expect(ready('{}')).toBeNull();
});
