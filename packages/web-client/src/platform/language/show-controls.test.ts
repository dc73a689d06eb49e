import { expect, it } from 'vitest';
import { isolate, isolateEach, showControls } from './show-controls.ts';

it('what turns a name around is shown as what it is', () => {
  expect(showControls('invoice\u202Efdp.exe')).toBe('invoice[U+202E]fdp.exe');
  expect(showControls('\u2066a\u2069\u200F\u061C\u0000')).toBe('[U+2066]a[U+2069][U+200F][U+061C][U+0000]');
});

it.each(["Zoë d'Alençon-Łukasz", 'محمد بن سلمان', 'שרה כהן', '张伟', 'two\nlines\tand a tab'])(
  '%s stays as it is',
  (name) => {
    expect(showControls(name)).toBe(name);
  },
);

it('a text within a sentence is kept apart from its direction', () => {
  expect(isolate('שרה\u202E')).toBe('\u2068שרה[U+202E]\u2069');
});

it('of several texts each is kept apart, whatever signs it holds', () => {
  const names = ['שרה; כהן', 'Ann', 'Zoë'];
  expect(isolateEach(names, 'en')).toBe('\u2068שרה; כהן\u2069, \u2068Ann\u2069, and \u2068Zoë\u2069');
  expect(isolateEach(names, 'fr')).toBe('\u2068שרה; כהן\u2069, \u2068Ann\u2069 et \u2068Zoë\u2069');
});
