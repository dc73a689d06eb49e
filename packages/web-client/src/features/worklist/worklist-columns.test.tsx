import { i18n, type Messages } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { messages as english } from '../../locales/en.po';
import { messages as french } from '../../locales/fr.po';
import { paintNames } from './paint-names.tsx';
import { type Layout, shownColumns, tracksOf } from './worklist-columns.tsx';

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
  ])('every column of %s has its track and its name (of several statuses: %s)', (layout, isMixed) => {
    i18n.loadAndActivate({ locale, messages });
    const shown = shownColumns(layout, isMixed);
    const names = paintNames(layout, isMixed).slice(1);
    expect(names).toEqual(shown.map(({ name }) => i18n._(name)));
    expect(shown.filter(({ name }) => !Object.hasOwn(messages, name.id))).toEqual([]);
    expect(names.filter((name) => name.trim() === '')).toEqual([]);
    expect(trackCount(tracksOf(shown))).toBe(1 + shown.length);
  });
});
