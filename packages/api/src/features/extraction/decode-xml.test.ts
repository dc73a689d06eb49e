import { describe, expect, it } from 'vitest';
import { decodeXml } from './decode-xml.ts';
import { toBytes } from './formats/cda/build-clinical-document.ts';

const utf16 = (text: string, isLittleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), isLittleEndian);
  return new Uint8Array(view.buffer);
};
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('decodeXml', () => {
  it.each([
    ['UTF-8 without a declaration', toBytes('<a>Müller</a>')],
    ['UTF-8 with a byte order mark', toBytes('\uFEFF<a>Müller</a>')],
    ['UTF-16, little endian', utf16('\uFEFF<a>Müller</a>', true)],
    ['UTF-16, big endian', utf16('\uFEFF<a>Müller</a>', false)],
    ['UTF-16 without a mark', utf16('<a>Müller</a>', true)],
  ])('reads %s', (_, bytes) => {
    expect(decodeXml(bytes)).toBe('<a>Müller</a>');
  });

  it.each(['ISO-8859-1', 'iso-8859-15', 'windows-1252'])('reads the declared encoding %s', (encoding) => {
    const text = `<?xml version="1.0" encoding="${encoding}"?><a>Müller</a>`;
    expect(decodeXml(latin1(text))).toBe(text);
  });

  it('reads UTF-8 that declares itself ASCII, and refuses bytes that neither has', () => {
    const text = '<?xml version="1.0" encoding="US-ASCII"?><a>Müller</a>';
    expect(decodeXml(toBytes(text))).toBe(text);
    expect(() => decodeXml(latin1(text))).toThrow('The bytes are not text in the encoding utf-8');
  });

  it('believes a byte order mark before a declaration', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>Müller</a>';
    expect(decodeXml(toBytes(`\uFEFF${text}`))).toBe(text);
  });

  it('reads UTF-8 that declares itself UTF-16, as some senders write it', () => {
    const text = `<?xml version='1.0' encoding='utf-16'?><a>Müller</a>`;
    expect(decodeXml(toBytes(text))).toBe(text);
  });

  it.each([
    ['bytes that UTF-8 does not have', latin1('<a>Müller</a>')],
    ['an encoding that nobody knows', toBytes('<?xml version="1.0" encoding="x-hospital"?><a/>')],
    ['half of a UTF-16 character', utf16('\uFEFF<a/>', true).subarray(0, 7)],
  ])('refuses %s', (_, bytes) => {
    expect(() => decodeXml(bytes)).toThrow('The bytes are not text in the encoding');
  });
});
