import { SaxesParser } from 'saxes';
import { decodeXml } from './decode-xml.ts';
import { findBareAmpersand } from './find-bare-ampersand.ts';
import type { XmlElement } from './xml-element.ts';
import { XmlRefusal, type XmlRefusalReason } from './xml-refusal.ts';

/**
 * What one XML file may be. The largest of 368 sample documents has 386 kB, 3,096 elements, 19 levels and 5 attributes in
 * one element; what makes a document large is an embedded scan, and 32 MiB hold one of 24 MB. Reading that much takes
 * 3 s of one core, and 10 s where the markup is made to be slow.
 */
export const XML_LIMITS = {
  maxBytes: 32 * 1024 * 1024,
  maxDepth: 100,
  maxElements: 500_000,
  maxAttributesPerElement: 100,
} as const;

export type XmlScan =
  | { kind: 'scanned'; root: XmlElement }
  | { kind: 'refused'; reason: XmlRefusalReason; detail: string };

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * Reads untrusted XML into a small tree, or says why not.
 *
 * One parser decides both whether the file is well formed (Namespaces in XML 1.0 included: an unbound prefix is an error)
 * and what it says, so there is no second parser to disagree with it. A DOCTYPE is refused and only the five predefined
 * entities and character references are known, so nothing is expanded or fetched.
 */
export function scanXml(bytes: Uint8Array): XmlScan {
  try {
    if (bytes.length > XML_LIMITS.maxBytes) throw new XmlRefusal('xml-limits', `The file has ${bytes.length} bytes.`);
    return { kind: 'scanned', root: parse(withoutSurroundings(decodeXml(bytes))) };
  } catch (error) {
    if (error instanceof XmlRefusal) return { kind: 'refused', reason: error.reason, detail: error.message };
    throw error;
  }
}

/** A file's text without what some senders put around a document. */
interface Surrounded {
  readonly text: string;
  /** How many lines were left out before it, so that positions are those of the file. */
  readonly linesBefore: number;
}

/**
 * Blanks before the declaration, and whatever follows the last tag and is no markup, such as zeros that fill a block: XML allows
 * neither, and neither belongs to the document.
 */
function withoutSurroundings(text: string): Surrounded {
  const [blank = ''] = /^\s*(?=<\?xml\s)/.exec(text) ?? [];
  const end = text.lastIndexOf('>') + 1;
  const isCut = end === 0 || text.indexOf('<', end) !== -1;
  return { text: text.slice(blank.length, isCut ? undefined : end), linesBefore: blank.split('\n').length - 1 };
}

function parse({ text, linesBefore }: Surrounded): XmlElement {
  const document: XmlElement = { name: '', namespace: '', attributes: NO_ATTRIBUTES, children: [] };
  const open = [document];
  let elements = 0;
  let attributes = 0;
  const parser = new SaxesParser({ xmlns: true });
  const refuse = (reason: XmlRefusalReason, what: string): never => {
    throw new XmlRefusal(reason, `Line ${parser.line + linesBefore}, column ${parser.column}: ${what}.`);
  };
  const refuseMalformed = (error: Error): never => {
    // The parser goes on to the next `;`, or to the end of the file, before it notices an & that begins no entity.
    const ampersand = findBareAmpersand(text, parser.position);
    if (ampersand === null) return refuse('xml-malformed', withoutNames(error));
    const { line, column } = ampersand;
    const what = 'an & that begins none of the entities of XML; as text it is written &amp;';
    throw new XmlRefusal('xml-malformed', `Line ${line + linesBefore}, column ${column}: ${what}.`);
  };
  const append = (text: string) => open.at(-1)?.children.push(text);

  parser.on('error', refuseMalformed);
  parser.on('doctype', () => refuse('xml-doctype', 'a document type declaration'));
  parser.on('opentagstart', () => {
    elements += 1;
    attributes = 0;
    if (elements > XML_LIMITS.maxElements) refuse('xml-limits', `more than ${XML_LIMITS.maxElements} elements`);
    if (open.length > XML_LIMITS.maxDepth) refuse('xml-limits', `more than ${XML_LIMITS.maxDepth} levels`);
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > XML_LIMITS.maxAttributesPerElement) refuse('xml-limits', 'too many attributes in one element');
  });
  parser.on('opentag', (tag) => {
    const own = Object.values(tag.attributes).filter((attribute) => attribute.prefix === '');
    const element: XmlElement = {
      name: tag.local,
      namespace: tag.uri,
      attributes: own.length === 0 ? NO_ATTRIBUTES : new Map(own.map(({ local, value }) => [local, value])),
      children: [],
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', append);
  parser.on('cdata', append);
  parser.write(text).close();

  const root = document.children.find((node) => typeof node !== 'string');
  return root ?? refuse('xml-malformed', 'no root element');
}

/** The parser's sentence up to the name that it quotes: in a broken file that name may be a patient's. */
function withoutNames(error: Error): string {
  const sentence = error.message.replace(/^\d+:\d+: /, '');
  return sentence.replace(/[:.].*$/s, '');
}
