import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { openSigner } from './signer.ts';

const [older, newer] = [randomBytes(32), randomBytes(32)];

it('proves what a holder of the key signed, under every key that is still named, and nothing that was changed', () => {
  const signature = openSigner([older], 'x').sign('a text');
  const rotated = openSigner([newer, older], 'x');
  expect(rotated.isSigned('a text', signature)).toBe(true);
  expect(rotated.isSigned('a  text', signature)).toBe(false);
  expect(
    rotated.isSigned(
      'a text',
      signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    ),
  ).toBe(false);
  expect(rotated.isSigned('a text', '')).toBe(false);
  expect(rotated.sign('a text')).not.toBe(signature);
  expect(openSigner([newer], 'x').isSigned('a text', signature)).toBe(false);
  expect(openSigner([older], 'y').isSigned('a text', signature)).toBe(false);
});
