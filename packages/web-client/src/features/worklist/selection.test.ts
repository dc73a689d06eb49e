import { MAX_DOCUMENTS_AT_ONCE } from '@mailroom/contracts/agreements';
import { expect, it } from 'vitest';
import {
  isSelection,
  NOTHING_SELECTED,
  type Selection,
  seenOf,
  selectAll,
  selectTo,
  settle,
  toggle,
} from './selection.ts';

const rows = (...ids: string[]) => ids.map((id) => ({ id, version: 1 }));
const idsOf = ({ picked }: Selection): string[] => Object.keys(picked).toSorted();
const LIST = rows('a', 'b', 'c', 'd', 'e');

it('a row is selected and let go', () => {
  const one = toggle(NOTHING_SELECTED, { id: 'b', version: 1 });
  expect(idsOf(one)).toEqual(['b']);
  expect(idsOf(toggle(one, { id: 'b', version: 1 }))).toEqual([]);
});

it('a range goes from where one began, in either direction', () => {
  const from = toggle(NOTHING_SELECTED, { id: 'c', version: 1 });
  expect(idsOf(selectTo(from, LIST, 'e'))).toEqual(['c', 'd', 'e']);
  expect(idsOf(selectTo(from, LIST, 'a'))).toEqual(['a', 'b', 'c']);
  expect(idsOf(selectTo(NOTHING_SELECTED, LIST, 'd'))).toEqual(['d']);
});

it('a document is decided as it was when it was selected, however it changed since', () => {
  const selection = toggle(NOTHING_SELECTED, { id: 'a', version: 3 });
  expect(seenOf(selectAll(selection, [{ id: 'a', version: 9 }]), [{ id: 'a', version: 9 }])).toEqual([
    { documentId: 'a', version: 3 },
  ]);
});

it('what left the list is not decided, and is selected still when it comes back', () => {
  const selection = selectAll(NOTHING_SELECTED, LIST);
  expect(seenOf(selection, rows('b')).map(({ documentId }) => documentId)).toEqual(['b']);
  expect(seenOf(selection, LIST)).toHaveLength(5);
});

it('what was decided leaves; what was refused stays with its reason and the version that stands now', () => {
  const refusal = {
    code: 'DocumentChanged',
    documentId: 'b',
    versionSeen: 1,
    versionNow: 4,
    status: 'review',
    changedByName: 'Mailroom',
  } as const;
  const after = settle(
    selectAll(NOTHING_SELECTED, LIST),
    { decided: [{ documentId: 'a', version: 2, undoableUntil: null }], refused: [refusal] },
    LIST,
  );
  expect(idsOf(after)).toEqual(['b', 'c', 'd', 'e']);
  expect(after.picked['b']).toEqual({ version: 4, refusal });
  expect(after.picked['c']).toEqual({ version: 1, refusal: null });
});

it('no more are selected than one decision may be about', () => {
  const many = rows(...Array.from({ length: MAX_DOCUMENTS_AT_ONCE + 20 }, (_, index) => `document-${index}`));
  expect(idsOf(selectAll(NOTHING_SELECTED, many))).toHaveLength(MAX_DOCUMENTS_AT_ONCE);
});

it('what an older page kept is a selection only if it looks like one', () => {
  expect(isSelection(JSON.parse(JSON.stringify(selectAll(NOTHING_SELECTED, LIST))))).toBe(true);
  for (const other of [null, {}, { picked: { a: 1 } }, { picked: {}, anchorId: 4 }])
    expect(isSelection(other)).toBe(false);
});
