import { expect, it } from 'vitest';
import { attachmentDisplay } from './attachment-display.rules.ts';

it.each([
  ['text/xml', true, 'narrative'],
  ['text/xml', false, 'text'],
  ['application/pdf', false, 'pdf'],
  ['image/png', false, 'image'],
  ['image/tiff', false, 'download'],
  ['text/html', false, 'html'],
  ['text/plain', false, 'text'],
  ['x-application/hl7-v2+er7', false, 'text'],
  ['message/rfc822', false, 'text'],
  ['application/x-ihe-xdm+zip', false, 'download'],
  ['image/svg+xml', false, 'download'],
  ['application/octet-stream', false, 'download'],
])('%s, read as CDA: %s, is shown as %s', (mediaType, isClinicalDocument, display) => {
  expect(attachmentDisplay({ mediaType, isClinicalDocument })).toBe(display);
});
