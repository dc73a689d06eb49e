import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepPlaces, type Shown } from './keep-places.ts';

const IDS = 'abcdefgh'.split('');
type Line = { readonly id: string };
const rowOf = Object.fromEntries(IDS.map((id) => [id, { id }]));
const rowsOf = (ids: string): Line[] => ids.split('').map((id) => rowOf[id] ?? { id });
const opened = (ids: string, openId?: string): Shown<Line> => ({
  listKey: 'list',
  openId,
  rows: rowsOf(ids),
  passed: new Set(),
});

interface Step {
  open?: string | undefined;
  fresh: string;
  hasMore?: boolean;
}

/** The list after each step of the clerk (which document is open) and of the list (what it has now). */
const follow = (start: Shown<Line>, steps: readonly Step[]): string[] => {
  let shown = start;
  return steps.map(({ open, fresh, hasMore = false }) => {
    shown = keepPlaces(shown, { listKey: 'list', openId: open, rows: rowsOf(fresh), hasMore });
    return shown.rows.map(({ id }) => id).join('');
  });
};

it.each([
  { title: 'the open row stays between its neighbours', fresh: 'abd', open: 'c', kept: 'abcd' },
  { title: 'at the top', fresh: 'bcd', open: 'a', kept: 'abcd' },
  { title: 'at the end', fresh: 'abc', open: 'd', kept: 'abcd' },
  { title: 'after arrivals above', fresh: 'xyacd', open: 'b', kept: 'xyabcd' },
  { title: 'what a colleague took out of the list stays as well', fresh: 'ad', open: 'a', kept: 'abcd' },
  { title: 'all of it', fresh: '', open: 'b', kept: 'abcd' },
  { title: 'nobody works through it', fresh: 'ad', open: undefined, kept: 'ad' },
  { title: 'the open document is not in the list', fresh: 'ad', open: 'z', kept: 'abcd' },
])('$title', ({ fresh, open, kept }) => {
  expect(follow(opened('abcd', open), [{ open, fresh }])).toEqual([kept]);
});

it('a row leaves once it was passed, whether it had left the list before or after that', () => {
  const steps = [
    { open: 'a', fresh: 'acd' },
    { open: 'b', fresh: 'acd' },
    { open: 'c', fresh: 'acd' },
    { open: 'c', fresh: 'cd' },
  ];
  expect(follow(opened('abcd', 'a'), steps)).toEqual(['abcd', 'abcd', 'acd', 'cd']);
});

it('what was passed is remembered only as long as it is shown', () => {
  const steps = ['b', 'c', 'd'].map((openId, place) => ({ openId, rows: rowsOf('abcd'.slice(place)) }));
  const last = steps.reduce(
    (shown, step) => keepPlaces(shown, { listKey: 'list', hasMore: false, ...step }),
    opened('abcd', 'a'),
  );
  expect(last.rows).toEqual(rowsOf('cd'));
  expect([...last.passed]).toEqual(['c']);
});

it('going back passes as well, and what is opened again is not passed', () => {
  const steps = [
    { open: 'b', fresh: 'abd' },
    { open: 'c', fresh: 'abd' },
    { open: 'b', fresh: 'abd' },
    { open: 'b', fresh: 'ad' },
  ];
  expect(follow(opened('abcd', 'b'), steps)).toEqual(['abcd', 'abcd', 'abd', 'abd']);
});

it('closing the document ends it', () => {
  const steps = [{ open: 'a', fresh: 'd' }, { fresh: 'd' }, { open: 'd', fresh: 'd' }];
  expect(follow(opened('abcd', 'a'), steps)).toEqual(['abcd', 'd', 'd']);
});

it('what arrivals push below the last loaded row did not leave the list', () => {
  expect(follow(opened('abcd', 'a'), [{ open: 'a', fresh: 'xac', hasMore: true }])).toEqual(['xabc']);
  expect(follow(opened('abcd', 'd'), [{ open: 'd', fresh: 'xab', hasMore: true }])).toEqual(['xabd']);
});

it('another list begins with its own rows', () => {
  const present = { listKey: 'other', openId: 'a', rows: rowsOf('d'), hasMore: false };
  expect(keepPlaces(opened('abcd', 'a'), present).rows).toEqual(rowsOf('d'));
});

it('of many that left, those nearest to the open row stay', () => {
  const rows = Array.from({ length: 1000 }, (_, index) => ({ id: String(index) }));
  const before = { ...opened(''), openId: '500', rows };
  const { rows: kept } = keepPlaces(before, { listKey: 'list', openId: '500', rows: [], hasMore: false });
  expect(kept).toEqual(rows.slice(400, 600));
});

it('the rows that there are keep their order, and the list comes to rest', () => {
  const ids = fc.uniqueArray(fc.constantFrom(...IDS)).map((ids) => ids.join(''));
  fc.assert(
    fc.property(ids, ids, fc.constantFrom(...IDS), (before, after, openId) => {
      const present = { listKey: 'list', openId, rows: rowsOf(after), hasMore: false };
      const shown = keepPlaces(opened(before, openId), present);
      expect(shown.rows.filter((row) => present.rows.includes(row))).toEqual(present.rows);
      expect(shown.rows.some(({ id }) => id === openId)).toBe(`${before}${after}`.includes(openId));
      expect(keepPlaces(shown, present)).toBe(shown);
    }),
  );
});
