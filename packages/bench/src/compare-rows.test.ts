import { expect, it } from 'vitest';
import { type MeasuredRow, pageDifference } from './compare-rows.ts';

const row = (n: number): MeasuredRow => ({
  id: `00000000-0000-7000-8000-00000000000${n}`,
  status: 'review',
  receivedAt: `2026-01-0${n}T00:00:00.000Z`,
  title: `Letter ${n}`,
  patientName: 'Le Goff, Éloïse',
  patientBirthDate: '1961-07-03',
  documentCode: null,
  documentDate: '2026-01-01',
  sourceName: 'Mail',
  assigneeName: null,
  verificationOutcome: 'matched',
  unreadableReason: null,
  tags: [
    { name: 'copie', color: 'red' },
    { name: 'urgent', color: 'teal' },
  ],
});
const page = { rows: [row(1), row(2), row(3)], hasNext: true };

it('the same page has no difference, whatever the order of its keys', () => {
  const turned = page.rows.map((row) => Object.fromEntries(Object.entries(row).toReversed()));
  // The entries of a row, in another order, are that row.
  expect(pageDifference(page, { rows: turned as MeasuredRow[], hasNext: true })).toBeNull();
});

it.each<[string, Partial<MeasuredRow>, string]>([
  ['a value', { title: 'Letter 4' }, 'row 1, title: "Letter 4" instead of "Letter 2"'],
  ['a null', { patientName: null }, 'row 1, patientName: null instead of "Le Goff, Éloïse"'],
  ['the order of tags', { tags: row(2).tags.toReversed() }, 'row 1, tags'],
  ['one tag', { tags: row(2).tags.slice(1) }, 'row 1, tags'],
])('the canary: %s of one row changed is a difference', (_what, change, difference) => {
  const rows = page.rows.with(1, { ...row(2), ...change });
  expect(pageDifference(page, { rows, hasNext: true })).toContain(difference);
});

it('a row more, a row less, another order, a key more and another end are differences', () => {
  expect(pageDifference(page, { ...page, rows: page.rows.slice(1) })).toBe('2 rows instead of 3');
  expect(pageDifference(page, { ...page, rows: page.rows.toReversed() })).toContain('row 0, id');
  // A variant may answer more than it was asked for.
  const more = page.rows.with(0, { ...row(1), secret: 1 } as MeasuredRow);
  expect(pageDifference(page, { ...page, rows: more })).toContain('row 0, secret');
  expect(pageDifference(page, { ...page, hasNext: false })).toBe('no next page where there is one');
});
