import { i18n, type Messages } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { messages as english } from '../../locales/first-load/en.po';
import { messages as french } from '../../locales/first-load/fr.po';
import { statusNames } from '../documents/index.ts';
import { KNOWN_ROW, paintGrid } from './paint-grid.tsx';
import { type Layout, shownColumns, tracksOf } from './worklist-columns.tsx';

/** With the field of CONTRIBUTING's worked example, whose column one of the two projects adds. */
const ROW = { ...KNOWN_ROW, unreadableDetail: 'Cut short' };

/** How many tracks the grid is given. */
const trackCount = (tracks: string): number => tracks.replaceAll(/\([^)]*\)/g, '').split(' ').length;

describe.each<[language: string, messages: Messages]>([
  ['en', english],
  ['fr', french],
])('in %s', (locale, messages) => {
  it.each<[layout: Layout, isMixed: boolean]>([
    ['table', false],
    ['table', true],
    ['cards', false],
    ['cards', true],
  ])('every column of %s has its track, its name and its cell (of several statuses: %s)', (layout, isMixed) => {
    i18n.loadAndActivate({ locale, messages });
    const shown = shownColumns(layout, isMixed);
    const { names, cells } = paintGrid(layout, isMixed, ROW);
    expect(names.slice(1)).toEqual(shown.map(({ name }) => i18n._(name)));
    expect(shown.filter(({ name }) => !Object.hasOwn(messages, name.id))).toEqual([]);
    expect(names.filter((name) => name.trim() === '')).toEqual([]);
    expect(cells).toHaveLength(1 + shown.length);
    expect(trackCount(tracksOf(shown))).toBe(1 + shown.length);
  });
});

it.each([
  { locale: 'en', status: 'integrated', messages: english, ofMany: 'Filed', ofOne: 'Filed' },
  { locale: 'fr', status: 'integrated', messages: french, ofMany: 'Classés', ofOne: 'Classé' },
  { locale: 'fr', status: 'rejected', messages: french, ofMany: 'Rejetés', ofOne: 'Rejeté' },
] as const)('$locale, $status: a row says where one document stands, a tab where many do', (one) => {
  i18n.loadAndActivate(one);
  expect(i18n._(statusNames[one.status])).toBe(one.ofMany);
  expect(paintGrid('table', true, { ...KNOWN_ROW, status: one.status }).cells).toContain(one.ofOne);
});
