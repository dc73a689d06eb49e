import { constants, inflateRawSync, unzipSync } from 'node:zlib';
import type { LossReason } from '@mailroom/contracts';
import { XML_LIMITS } from './scan-xml.ts';

/** The bytes of a file, or why there are none. */
export type DecodedFile = { kind: 'bytes'; bytes: Uint8Array<ArrayBuffer> } | { kind: 'lost'; reason: LossReason };

/** A file that was embedded in a document, or the place of one that is lost. `declaredType` is what the document says of it. */
export type EmbeddedFile = DecodedFile & { readonly declaredType: string | null };

const lost = (reason: LossReason) => ({ kind: 'lost', reason }) as const;

/** A `data:` URI (RFC 2397) up to its content. */
const DATA_URI = /^data:[^,]{0,200};base64,/i;

/**
 * Decodes Base64 as senders write it: over several lines, without its padding, in the alphabet for URLs (RFC 4648 §5), as a
 * `data:` URI; and inflates what is compressed.
 */
export function decodeEmbeddedFile(content: string, compression: string | null): DecodedFile {
  const digits = content.trim().replace(DATA_URI, '').replace(/\s+/g, '');
  if (digits === '') return lost('empty');
  const bytes = decodeBase64(digits);
  if (bytes === null) return lost('not-decoded');
  return compression === null ? { kind: 'bytes', bytes } : inflate(bytes);
}

/** Null for broken text: Node skips what is not Base64, so anything but the expected number of bytes means that. */
function decodeBase64(digits: string): Uint8Array<ArrayBuffer> | null {
  const significant = digits.replace(/={1,2}$/, '').length;
  const bytes = Buffer.from(digits, 'base64');
  return significant % 4 !== 1 && bytes.length > 0 && bytes.length === Math.floor((significant * 3) / 4) ? bytes : null;
}

/** As large as an inflated file may be: as large as one that is received. A few kilobytes can hold gigabytes. */
const BOUND = { maxOutputLength: XML_LIMITS.maxBytes, finishFlush: constants.Z_FINISH };

/** Data Types R1, CompressionAlgorithm: DF, ZL and GZ are told apart by their bytes, because senders mix up their names. */
function inflate(bytes: Uint8Array<ArrayBuffer>): DecodedFile {
  for (const inflater of [unzipSync, inflateRawSync]) {
    try {
      return { kind: 'bytes', bytes: inflater(bytes, BOUND) };
    } catch (error) {
      if (error instanceof RangeError) return lost('too-large');
    }
  }
  return lost('not-decoded');
}
