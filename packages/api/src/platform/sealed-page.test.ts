import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSealer } from './sealed-page.ts';

const secret = randomBytes(32);
const { nameOf, seal, open } = openSealer(secret);
const label = fc.string();
const page = fc.uint8Array({ maxLength: 2000 });

it('opens what it sealed, and so does every process with the same secret', () => {
  fc.assert(
    fc.property(label, page, (label, bytes) => {
      const name = nameOf(label);
      expect(openSealer(secret).nameOf(label)).toBe(name);
      expect(Buffer.from(openSealer(secret).open(name, seal(name, bytes)) ?? [])).toEqual(Buffer.from(bytes));
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

it('without the secret there is neither a page nor the name of its place', () => {
  const other = openSealer(randomBytes(32));
  const name = nameOf('facility clerk 7 le goff');
  const sealed = seal(name, Buffer.from('Le Goff, Aïcha'));
  expect(other.open(name, sealed)).toBeNull();
  expect(other.nameOf('facility clerk 7 le goff')).not.toBe(name);
  expect(name).not.toMatch(/goff|facility/);
  expect(sealed.toString('latin1')).not.toContain('Goff');
  // No two seals are alike, so that nobody sees that a page stayed what it was.
  expect(seal(name, Buffer.from('x')).equals(seal(name, Buffer.from('x')))).toBe(false);
});
