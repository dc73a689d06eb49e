/** The last chunk of a PNG (ISO/IEC 15948, §5.6). */
const PNG_END = Buffer.from('IEND');
/** The end of a JPEG's image, EOI, and the beginning of its scan, SOS (ITU-T T.81, annex B). */
const JPEG_END = Buffer.from([0xff, 0xd9]);
const JPEG_SCAN = 0xda;

/** Where the scan of a JPEG begins; -1 if it is cut before. A segment, such as a thumbnail's, is passed by its length. */
function scanOf(image: Buffer): number {
  for (let at = 2; at + 4 <= image.length && image[at] === 0xff; at += 2 + image.readUInt16BE(at + 2)) {
    if (image[at + 1] === JPEG_SCAN) return at;
  }
  return -1;
}

/** Whether the end of an image is missing: a browser shows what is left of one, and nothing says that there was more. */
export function isCutImage(mediaType: string, bytes: Uint8Array): boolean {
  const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (mediaType === 'image/png') return !image.includes(PNG_END);
  if (mediaType !== 'image/jpeg') return false;
  const scan = scanOf(image);
  return scan < 0 || !image.includes(JPEG_END, scan);
}
