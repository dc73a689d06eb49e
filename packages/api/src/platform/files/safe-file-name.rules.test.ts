import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeFileName } from './safe-file-name.rules.ts';

it.each([
  ['Zoë Müller.xml', 'Zoë Müller.xml'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['\u2066a\u2069\r\n\u200b.pdf', 'a.pdf'],
  ['رسالة.pdf', 'رسالة.pdf'],
  ['a\r\nSet-Cookie: b.pdf', 'aSet-Cookie: b.pdf'],
  ['\u0000', 'file'],
  [`${'x'.repeat(100_000)}.pdf`, `${'x'.repeat(251)}.pdf`],
  [`a.${'x'.repeat(300)}`, `a.${'x'.repeat(253)}`],
])('of the file name %j is kept %j', (name, kept) => {
  expect(safeFileName(name)).toBe(kept);
});

it('any name becomes one of 1 to 255 characters on one line, and stays it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (name) => {
      const safe = safeFileName(name);
      expect(Array.from(safe).length).toBeLessThanOrEqual(255);
      expect(safe).toMatch(/^\P{Cc}+$/u);
      expect(encodeURIComponent(safe)).toBeTruthy();
      expect(safeFileName(safe)).toBe(safe);
    }),
  );
});
