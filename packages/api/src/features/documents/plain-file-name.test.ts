import { expect, it } from 'vitest';
import { plainFileName } from './plain-file-name.ts';

it.each([
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['\u2066a\u2069\r\n.pdf', 'a.pdf'],
  ['\u202E', 'file'],
  ['Brief für Zoë.pdf', 'Brief für Zoë.pdf'],
  ['رسالة.pdf', 'رسالة.pdf'],
])('%j is saved as %j', (received, saved) => {
  expect(plainFileName(received)).toBe(saved);
});
