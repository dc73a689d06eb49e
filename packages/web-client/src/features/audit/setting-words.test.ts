import { setupI18n } from '@lingui/core';
import { expect, it } from 'vitest';
import { messages } from '../../locales/fr.po';
import { saySetting } from './setting-words.ts';

const french = setupI18n({ locale: 'fr', messages: { fr: messages } });

it.each([
  ['city', 'ville'],
  ['undo-seconds', 'annulation, en secondes'],
  ['Urgent: color', '\u2068Urgent\u2069\u00a0: couleur'],
  ['what: ever: name', '\u2068what: ever\u2069\u00a0: nom'],
  ['constructor', '\u2068constructor\u2069'],
  ['tag Urgent', '\u2068tag Urgent\u2069'],
])('%s is said in French as %s', (setting, said) => {
  expect(saySetting(setting, french)).toBe(said);
});
