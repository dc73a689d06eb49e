import type { AttachmentDisplay, AttachmentRole, AttachmentView } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { orderAttachments } from './attachment-order.ts';

const attachment = (role: AttachmentRole, display: AttachmentDisplay): AttachmentView => ({
  id: crypto.randomUUID(),
  role,
  display,
  fileName: `${role}.${display}`,
  mediaType: 'text/plain',
  sizeBytes: 1,
});

const order = (...attachments: AttachmentView[]): string[] =>
  orderAttachments(attachments).map(({ fileName }) => fileName);

it('shows what was in the envelope before the envelope', () => {
  expect(order(attachment('original', 'narrative'), attachment('body', 'image'), attachment('body', 'pdf'))).toEqual([
    'body.pdf',
    'body.image',
    'original.narrative',
  ]);
});

it('shows what can be read before what can only be downloaded', () => {
  expect(order(attachment('body', 'download'), attachment('original', 'narrative'))).toEqual([
    'original.narrative',
    'body.download',
  ]);
});
