import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { StoredFormError, storedForm } from './stored-form.ts';

const first = storedForm('name', z.strictObject({ name: z.string() }));
const second = first.next(z.strictObject({ words: z.array(z.string()) }), ({ name }) => ({ words: name.split(' ') }));
const third = second.next(z.array(z.string()), ({ words }) => words);

it('the first version is the bare shape; a later one says which it is', () => {
  expect(first.write({ name: 'a b' })).toEqual({ name: 'a b' });
  expect(third.write(['a', 'b'])).toEqual({ $version: 3, value: ['a', 'b'] });
});

it('what any older release wrote is read as the newest version', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      const words = name.split(' ');
      expect(third.accepts(first.write({ name }))).toBe(true);
      expect(third.read(first.write({ name }))).toEqual(words);
      expect(third.read(second.write({ words }))).toEqual(words);
      expect(third.read(third.write(words))).toEqual(words);
    }),
  );
});

it.each([
  ['of a newer release', { $version: 3, value: [] }, 'name, written as version 3, cannot be read: this release knows'],
  ['with a field too many', { name: 'Dupont', age: 4 }, 'version 1, cannot be read: it does not fit at the whole'],
  [
    'of another type',
    { $version: 2, value: { words: 'Dupont' } },
    'version 2, cannot be read: it does not fit at words',
  ],
])('JSON %s is refused, without its values', (_, stored, because) => {
  const read = () => second.read(stored);
  expect(read).toThrow(StoredFormError);
  expect(read).toThrow(because);
  expect(read).not.toThrow('Dupont');
  expect(second.accepts(stored)).toBe(false);
});
