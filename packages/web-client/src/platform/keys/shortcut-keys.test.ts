import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digitOf, keyOf, keysOf, readKeymap, rebind, shortcutNames, shortcutOf } from './shortcut-keys.ts';

const press = (key: string, code: string, modifiers: Partial<Record<string, boolean>> = {}) => ({
  key,
  code,
  shiftKey: modifiers['Shift'] === true,
  ctrlKey: modifiers['Ctrl'] === true,
  altKey: modifiers['Alt'] === true,
  metaKey: modifiers['Meta'] === true,
  getModifierState: (name: 'AltGraph') => modifiers[name] === true,
});

it('no two shortcuts share a key', () => {
  const keys = shortcutNames.flatMap((name) => keysOf({}, name));
  expect(new Set(keys).size).toBe(keys.length);
});

it('a chosen key replaces every key that the shortcut had', () => {
  expect(rebind({}, 'nextDocument', 'w')).toEqual({ keymap: { nextDocument: 'w' } });
  expect(keysOf({ nextDocument: 'w' }, 'nextDocument')).toEqual(['w']);
  expect(shortcutOf({ nextDocument: 'w' }, ']')).toBeNull();
});

it('a key that does something else already is refused, and the other is named', () => {
  expect(rebind({}, 'claim', 'i')).toEqual({ takenBy: 'file' });
  expect(rebind({ file: 'g' }, 'claim', 'i')).toEqual({ keymap: { file: 'g', claim: 'i' } });
});

it('what was stored is read back, and what would do two things is not', () => {
  expect(readKeymap({ claim: 'i', file: 'a' })).toEqual({ claim: 'i', file: 'a' });
  expect(readKeymap({ claim: 'i' })).toEqual({});
  expect(readKeymap({ claim: 'zz', gone: 'z', undo: 3, note: '5' })).toEqual({});
  for (const nothing of [null, 'text', 4, undefined]) expect(readKeymap(nothing)).toEqual({});
});

it('whatever is stored, no key does two things', () => {
  const stored = fc.dictionary(fc.constantFrom(...shortcutNames), fc.constantFrom('a', 'i', 'z', 'X', '', 'ab'));
  fc.assert(
    fc.property(stored, (raw) => {
      const keymap = readKeymap(raw);
      const keys = shortcutNames.flatMap((name) => keysOf(keymap, name));
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

it('Caps Lock changes no letter, Shift does, and commands of the browser are left alone', () => {
  expect(keyOf(press('X', 'KeyX'))).toBe('x');
  expect(keyOf(press('x', 'KeyX', { Shift: true }))).toBe('X');
  expect(keyOf(press('i', 'KeyI', { Ctrl: true }))).toBeNull();
  expect(keyOf(press('[', 'Digit5', { Ctrl: true, Alt: true, AltGraph: true }))).toBe('[');
  expect(keyOf(press('Enter', 'Enter'))).toBeNull();
});

it('a digit is known by its place, as French keyboards write it with Shift only', () => {
  expect(digitOf(press('&', 'Digit1'))).toBe(1);
  expect(digitOf(press('1', 'Digit1', { Shift: true }))).toBe(1);
  expect(digitOf(press('!', 'Digit1', { Shift: true }))).toBeNull();
  expect(digitOf(press('3', 'Numpad3'))).toBe(3);
  expect(digitOf(press('[', 'Digit5', { Ctrl: true, Alt: true, AltGraph: true }))).toBeNull();
});
