import { expect, it } from 'vitest';
import { chooseLanguage } from './language.ts';

it('prefers what was chosen on this device', () => {
  expect(chooseLanguage('fr', ['en-GB'])).toBe('fr');
});

it('takes the first of the browser’s languages that Mailroom speaks', () => {
  expect(chooseLanguage(null, ['de-CH', 'fr-CH', 'en'])).toBe('fr');
});

it('speaks English to everyone else, and when what was kept is unknown', () => {
  expect(chooseLanguage('xx', ['de', 'nl'])).toBe('en');
});
