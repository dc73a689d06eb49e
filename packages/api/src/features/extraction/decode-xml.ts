import { XmlRefusal } from './xml-refusal.ts';

/** How many bytes are looked at to tell what a file is. */
const HEAD_BYTES = 4096;

/**
 * The text of an XML file, whatever its encoding.
 *
 * XML 1.0 §4.3.3 and appendix F: the byte order mark decides, then the declaration, then UTF-8. A declared UTF-16 is
 * ignored where the first bytes are not UTF-16: the declaration itself could not have been read otherwise, and §4.3.3
 * lets a processor recover. Labels mean what the WHATWG Encoding Standard says, so `iso-8859-1` is read as windows-1252.
 *
 * @throws XmlRefusal `xml-malformed` for an unknown encoding, or for bytes which that encoding does not have.
 */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = utf16Of(bytes) ?? (hasUtf8Mark(bytes) ? 'utf-8' : (declaredEncodingOf(bytes) ?? 'utf-8'));
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new XmlRefusal('xml-malformed', `The bytes are not text in the encoding ${encoding}.`);
  }
}

/** The beginning of a file as text, good enough to tell markup from other things; never to be shown or kept. */
export function headOf(bytes: Uint8Array): string {
  return new TextDecoder(utf16Of(bytes) ?? 'utf-8').decode(bytes.subarray(0, HEAD_BYTES));
}

/** UTF-16 is known by its mark or, without one, by the zero byte beside the first `<`. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const start = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (start === 0xfffe || start === 0x3c00) return 'utf-16le';
  if (start === 0xfeff || start === 0x003c) return 'utf-16be';
  return null;
}

const hasUtf8Mark = ([first, second, third]: Uint8Array): boolean =>
  first === 0xef && second === 0xbb && third === 0xbf;

function declaredEncodingOf(bytes: Uint8Array): string | null {
  const declaration = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]{0,39})["']/.exec(headOf(bytes));
  const label = declaration?.[1]?.toLowerCase() ?? null;
  // What is really ASCII is UTF-8 as well; the Encoding Standard would read it as Windows-1252, and make other letters of more than one byte.
  return label?.startsWith('utf-16') || label === 'us-ascii' || label === 'ascii' ? null : label;
}
