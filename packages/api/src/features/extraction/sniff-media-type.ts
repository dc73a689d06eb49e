import { fileTypeFromBuffer } from 'file-type';
import { headOf } from './decode-xml.ts';

/**
 * The media type of received bytes by what they hold; a name or a sender's claim decides nothing.
 *
 * Markup is `text/xml` unless it starts as HTML does; text without control characters is `text/plain`; the rest
 * is what its signature says, else `application/octet-stream`.
 */
export async function sniffMediaType(bytes: Uint8Array): Promise<string> {
  const head = headOf(bytes).trimStart();
  if (/^<(?:!doctype\s+html|html)\b/i.test(head)) return 'text/html';
  if (head.startsWith('<')) return 'text/xml';
  const signature = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (signature !== undefined) return signature.mime;
  return isPlainText(head) ? 'text/plain' : 'application/octet-stream';
}

/** HL7 v2 is text too: besides white space it may hold 0x0B and 0x1C, the frame of MLLP. */
function isPlainText(head: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for.
  return !/[\u0000-\u0008\u000e-\u001a\u007f]/.test(head);
}
