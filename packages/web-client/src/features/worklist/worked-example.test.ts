import { i18n, type Messages } from '@lingui/core';
import { expect, it } from 'vitest';
import { messages as english } from '../../locales/first-load/en.po';
import { messages as french } from '../../locales/first-load/fr.po';
import { KNOWN_ROW, paintGrid } from './paint-grid.tsx';

it.each<[locale: string, messages: Messages, name: string]>([
  ['en', english, 'Quarantine'],
  ['fr', french, 'Quarantaine'],
])(
  'the column of the worked example is painted in %s: its name, and its cell in its place',
  (locale, messages, name) => {
    i18n.loadAndActivate({ locale, messages });
    const row = { ...KNOWN_ROW, unreadableDetail: 'The file ends too early' };
    for (const isMixed of [false, true]) {
      const { names, cells } = paintGrid('table', isMixed, row);
      expect(names).toContain(name);
      expect(cells[names.indexOf(name)]).toBe(row.unreadableDetail);
    }
  },
);
