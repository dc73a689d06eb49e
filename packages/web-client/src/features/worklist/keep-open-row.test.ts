import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepOpenRow } from './keep-open-row.ts';

const IDS = 'abcdefgh'.split('');
const rowsOf = (ids: string) => ids.split('').map((id) => ({ id }));
const keep = (shown: string, fresh: string, openId: string | undefined): string =>
  keepOpenRow(rowsOf(shown), rowsOf(fresh), openId)
    .map(({ id }) => id)
    .join('');

it.each([
  { title: 'the open row stays between its neighbours', shown: 'abcd', fresh: 'abd', open: 'c', kept: 'abcd' },
  { title: 'at the top', shown: 'abcd', fresh: 'bcd', open: 'a', kept: 'abcd' },
  { title: 'at the end', shown: 'abcd', fresh: 'abc', open: 'd', kept: 'abcd' },
  { title: 'after arrivals above', shown: 'abc', fresh: 'xyac', open: 'b', kept: 'xyabc' },
  { title: 'when its neighbours left as well', shown: 'abcde', fresh: 'ae', open: 'c', kept: 'ace' },
  { title: 'alone', shown: 'a', fresh: '', open: 'a', kept: 'a' },
  { title: 'a row that is not open leaves', shown: 'abc', fresh: 'ac', open: 'a', kept: 'ac' },
  { title: 'nothing is open', shown: 'abc', fresh: 'ac', open: undefined, kept: 'ac' },
  { title: 'what never was in the list is not put into it', shown: 'abc', fresh: 'ac', open: 'z', kept: 'ac' },
])('$title', ({ shown, fresh, open, kept }) => {
  expect(keep(shown, fresh, open)).toBe(kept);
});

it('keeps the rows that there are in their order, and comes to rest', () => {
  const ids = fc.uniqueArray(fc.constantFrom(...IDS));
  fc.assert(
    fc.property(ids, ids, fc.constantFrom(...IDS), (before, after, openId) => {
      const [shown, fresh] = [rowsOf(before.join('')), rowsOf(after.join(''))];
      const kept = keepOpenRow(shown, fresh, openId);
      expect(kept.filter((row) => fresh.includes(row))).toEqual(fresh);
      expect(kept.some(({ id }) => id === openId)).toBe(before.includes(openId) || after.includes(openId));
      expect(keepOpenRow(kept, fresh, openId)).toBe(after.includes(openId) ? fresh : kept);
    }),
  );
});
