import { fileTypeFromBuffer } from 'file-type';
import { headOf } from './decode-xml.ts';

/** Bytes that nothing tells what they are. */
export const UNKNOWN_TYPE = 'application/octet-stream';

/**
 * The media type of received bytes by what they hold; a name or a sender's claim decides nothing.
 *
 * Markup is `text/xml` unless it starts as HTML does; text is what it starts as, or `text/plain` without control characters; the
 * rest is what its signature says, else unknown.
 */
export async function sniffMediaType(bytes: Uint8Array): Promise<string> {
  const head = headOf(bytes).trimStart();
  if (/^<(?:!doctype\s+html|html)\b/i.test(head)) return 'text/html';
  if (head.startsWith('<')) return 'text/xml';
  const signature = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (signature?.mime === 'application/zip') return isXdm(bytes) ? XDM : signature.mime;
  if (signature !== undefined) return signature.mime;
  return textTypeOf(head) ?? (isPlainText(head) ? 'text/plain' : UNKNOWN_TYPE);
}

/** IHE XDM, "Cross-enterprise Document Media Interchange": a ZIP file with a folder of this name. It has no registered type. */
const XDM = 'application/x-ihe-xdm+zip';

const isXdm = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('IHE_XDM/');

/** RFC 5322 §2.2: a line of a header, of which a mail has at least two that only mails have. */
const MAIL_FIELD = /^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|reply-to):/i;

/** Formats that are text, by how they start. HL7 v2 may stand in the frame of MLLP, which is white space here. */
function textTypeOf(head: string): string | null {
  if (/^(?:MSH|FHS|BHS)[^\w\s]/.test(head)) return 'x-application/hl7-v2+er7';
  // ISO 32000-1, annex H.3.4.1: the header may stand within the first 1,024 bytes. Scanners write lines of their own before it.
  if (/^%PDF-\d/m.test(head.slice(0, 1024))) return 'application/pdf';
  if (isMail(head)) return 'message/rfc822';
  if (/^\{[\s\S]*"resourceType"\s*:/.test(head)) return 'application/fhir+json';
  return null;
}

function isMail(head: string): boolean {
  const [header = '', ...body] = head.split(/\r?\n\r?\n/);
  // A header that goes on beyond the head is cut within its last line.
  const lines = header.split(/\r?\n/).slice(0, body.length === 0 ? -1 : undefined);
  const areFields = lines.every((line) => /^(?:[!-9;-~]+:|[ \t])/.test(line));
  return areFields && lines.filter((line) => MAIL_FIELD.test(line)).length >= 2;
}

function isPlainText(head: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for.
  return !/[\u0000-\u0008\u000e-\u001a\u007f]/.test(head);
}
