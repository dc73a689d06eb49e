import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSealer, type SecretKeys } from './sealer.ts';

const key = randomBytes(32);
const openPages = (...keys: SecretKeys) => openSealer(keys, 'pages');
const { nameOf, seal, open } = openPages(key);
const label = fc.string();
const page = fc.uint8Array({ maxLength: 2000 });

it('opens what it sealed, and so does every process with the same key', () => {
  fc.assert(
    fc.property(label, page, (label, bytes) => {
      const name = nameOf(label);
      expect(openPages(key).nameOf(label)).toBe(name);
      expect(Buffer.from(openPages(key).open(name, seal(name, bytes)) ?? [])).toEqual(Buffer.from(bytes));
    }),
  );
});

it('opens nothing that was changed, cut, or lies under another name', () => {
  fc.assert(
    fc.property(label, page, fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), (label, bytes, [at, change]) => {
      const name = nameOf(label);
      const sealed = seal(name, bytes);
      expect(open(nameOf(`${label}!`), sealed)).toBeNull();
      expect(open(name, sealed.subarray(0, -1))).toBeNull();
      const place = at % sealed.length;
      sealed[place] = (sealed[place] ?? 0) ^ change;
      expect(open(name, sealed)).toBeNull();
    }),
  );
});

it('without the key there is neither a page nor the name of its place', () => {
  const other = openPages(randomBytes(32));
  const name = nameOf('facility clerk 7 le goff');
  const sealed = seal(name, Buffer.from('Le Goff, Aïcha'));
  expect(other.open(name, sealed)).toBeNull();
  expect(other.nameOf('facility clerk 7 le goff')).not.toBe(name);
  expect(name).not.toMatch(/goff|facility/);
  expect(sealed.toString('latin1')).not.toContain('Goff');
  // No two seals are alike, so that nobody sees that a page stayed what it was.
  expect(seal(name, Buffer.from('x')).equals(seal(name, Buffer.from('x')))).toBe(false);
});

it('a new key seals from now on, and what the old one sealed still opens until it goes', () => {
  const [older, newer] = [randomBytes(32), randomBytes(32)];
  const rotated = openPages(newer, older);
  const [before, after] = [openPages(older).seal('x', Buffer.from('old')), rotated.seal('x', Buffer.from('new'))];
  expect(rotated.open('x', before)).toEqual(Buffer.from('old'));
  expect(openPages(newer).open('x', after)).toEqual(Buffer.from('new'));
  expect(openPages(newer).open('x', before)).toBeNull();
  expect(openPages(older).open('x', after)).toBeNull();
});

it('what was sealed for one purpose opens for no other', () => {
  expect(openSealer([key], 'tokens').open('x', openSealer([key], 'pages').seal('x', Buffer.from('y')))).toBeNull();
});
