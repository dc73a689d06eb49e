import type { AttachmentDisplay } from '@mailroom/contracts';

const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Formats without a reader that are text all the same: a clerk can see in them whose they are. */
const TEXTS = new Set([
  'application/fhir+json',
  'application/fhir+xml',
  'application/x-ccr+xml',
  'message/rfc822',
  'text/plain',
  'text/xml',
  'x-application/hl7-v2+er7',
]);

/** Given and shown as text, so that no style sheet or script in it runs. */
export const isShownAsText = (mediaType: string): boolean => TEXTS.has(mediaType);

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
  if (isShownAsText(mediaType)) return 'text';
  return 'download';
};
