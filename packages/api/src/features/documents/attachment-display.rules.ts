import type { AttachmentDisplay } from '@mailroom/contracts';

const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

interface Shown {
  readonly mediaType: string;
  /** Whether the bytes were read as a CDA document. */
  readonly isClinicalDocument: boolean;
}

/** How a browser can show an attachment without trusting it. What it cannot show, it offers to download. */
export const attachmentDisplay = ({ mediaType, isClinicalDocument }: Shown): AttachmentDisplay => {
  if (isClinicalDocument) return 'narrative';
  if (mediaType === 'application/pdf') return 'pdf';
  if (IMAGES.has(mediaType)) return 'image';
  if (mediaType === 'text/html') return 'html';
  if (mediaType === 'text/plain' || mediaType === 'text/xml') return 'text';
  return 'download';
};
