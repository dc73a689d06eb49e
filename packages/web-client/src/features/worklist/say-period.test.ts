import { setupI18n } from '@lingui/core';
import { expect, it } from 'vitest';
import { messages as english } from '../../locales/first-load/en.po';
import { messages as french } from '../../locales/first-load/fr.po';
import { sayPeriod } from './say-period.ts';

const inEnglish = setupI18n({ locale: 'en', messages: { en: english } });
const inFrench = setupI18n({ locale: 'fr', messages: { fr: french } });

it.each([
  [{ from: '2026-11-23', to: null }, 'since 23 Nov 2026', 'depuis le 23 nov. 2026'],
  [{ from: null, to: '2026-11-29' }, 'until 29 Nov 2026', 'jusqu’au 29 nov. 2026'],
  [{ from: '2026-11-23', to: '2026-11-29' }, '23 Nov 2026 – 29 Nov 2026', '23 nov. 2026 – 29 nov. 2026'],
  [{ from: '2026-11-29', to: '2026-11-29' }, '29 Nov 2026', '29 nov. 2026'],
])('%j is said as %j', (period, saidInEnglish, saidInFrench) => {
  expect(sayPeriod(period, inEnglish)).toBe(saidInEnglish);
  expect(sayPeriod(period, inFrench)).toBe(saidInFrench);
});
