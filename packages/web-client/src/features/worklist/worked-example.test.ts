import { i18n, type Messages } from '@lingui/core';
import { expect, it } from 'vitest';
import { messages as english } from '../../locales/en.po';
import { messages as french } from '../../locales/fr.po';
import { paintNames } from './paint-names.tsx';

it.each<[locale: string, messages: Messages, name: string]>([
  ['en', english, 'Details'],
  ['fr', french, 'Détails'],
])('the column of the worked example is painted with its name in %s', (locale, messages, name) => {
  i18n.loadAndActivate({ locale, messages });
  expect(paintNames('table', false)).toContain(name);
  expect(paintNames('table', true)).toContain(name);
});
