import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdsBytes, maxBinaryBytes } from './filed-bytes.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const asFhir = (bytes: Uint8Array): Buffer =>
  Buffer.from(JSON.stringify({ resourceType: 'Binary', data: Buffer.from(bytes).toString('base64') }));

it('the same bytes are known again, as FHIR or as they are, and any others are not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.uint8Array(), (sent, other) => {
      expect(holdsBytes(asFhir(sent), sha256(sent))).toBe(true);
      expect(holdsBytes(Buffer.from(sent), sha256(sent))).toBe(true);
      expect(asFhir(sent).byteLength).toBeLessThan(maxBinaryBytes(sent.byteLength));
      const isSame = Buffer.compare(sent, other) === 0;
      expect(holdsBytes(asFhir(other), sha256(sent))).toBe(isSame);
      expect(holdsBytes(Buffer.from(other), sha256(sent))).toBe(isSame);
    }),
  );
});

it('base64 over several lines, or without its padding, is the same bytes', () => {
  const sent = Buffer.from('a letter '.repeat(30) + 'x');
  const data = sent.toString('base64');
  for (const written of [data.replace(/.{76}/g, '$&\r\n'), data.replace(/=+$/, '')]) {
    expect(holdsBytes(Buffer.from(JSON.stringify({ resourceType: 'Binary', data: written })), sha256(sent))).toBe(true);
  }
});

it.each(['', '<html>', '{}', '{"resourceType":"Binary"}', '{"resourceType":"Binary","data":"%"}'])(
  'an answer of %s holds no bytes',
  (answer) => {
    expect(holdsBytes(Buffer.from(answer), sha256(Buffer.from('x')))).toBe(false);
  },
);
