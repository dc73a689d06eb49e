import { describe, expect, it } from 'vitest';
import { toBytes } from './formats/cda/build-clinical-document.ts';
import { scanXml, XML_LIMITS } from './scan-xml.ts';

const scan = (text: string) => scanXml(toBytes(text));
const refused = (reason: string) => expect.objectContaining({ kind: 'refused', reason });

describe('scanXml', () => {
  it('keeps text, CDATA and elements in document order', () => {
    expect(scan('<a x="1">b<c/>d<![CDATA[<e>]]></a>')).toEqual({
      kind: 'scanned',
      root: {
        name: 'a',
        namespace: '',
        attributes: new Map([['x', '1']]),
        children: ['b', { name: 'c', namespace: '', attributes: new Map(), children: [] }, 'd', '<e>'],
      },
    });
  });

  it('tells elements by namespace, whatever their prefix', () => {
    const root = { name: 'a', namespace: 'urn:hl7-org:v3', attributes: new Map(), children: [] };
    expect(scan('<cda:a xmlns:cda="urn:hl7-org:v3"/>')).toEqual({ kind: 'scanned', root });
  });

  it('knows the five predefined entities and character references', () => {
    expect(scan('<a>&lt;&gt;&amp;&apos;&quot;&#233;&#x1F600;</a>')).toMatchObject({
      root: { children: ['<>&\'"é😀'] },
    });
  });

  it.each([
    ['an entity that no DTD declared', '<a>&eacute;</a>'],
    ['an unclosed element', '<a><b></a>'],
    ['an unbound prefix', '<a xsi:type="ST"/>'],
    ['an attribute given twice', '<a b="1" b="2"/>'],
    ['two roots', '<a/><b/>'],
    ['markup that is cut after the root', '<a/><b'],
    ['text before the root', 'b<a/>'],
    ['a control character', '<a>\u0001</a>'],
    ['a character reference past Unicode', '<a>&#x110000;</a>'],
    ['only a comment', '<!-- a -->'],
  ])('refuses %s as malformed', (_, text) => {
    expect(scan(text)).toEqual(refused('xml-malformed'));
  });

  it.each([
    ['blanks before the declaration', '\r\n \uFEFF\t<?xml version="1.0"?><a/>'],
    ['zeros after the root', '<a/>\u0000\u001A\u0000'],
    ['text after the root', '<a/>\nEOF'],
  ])('reads a document with %s: they lie outside of it', (_, text) => {
    expect(scan(text)).toMatchObject({ kind: 'scanned', root: { name: 'a' } });
  });

  it('says where the & stands that begins no entity, in lines of the file', () => {
    expect(scan('\n<?xml version="1.0"?>\n<a>Smith A&O</a>')).toMatchObject({
      reason: 'xml-malformed',
      detail: 'Line 3, column 11: an & that begins none of the entities of XML; as text it is written &amp;.',
    });
    expect(scan('<a>A&O; B</b>')).toMatchObject({ detail: expect.stringContaining('Line 1, column 5') });
    expect(scan('<a></b>&</a>')).toMatchObject({ detail: expect.not.stringContaining('&') });
  });

  it('says where the XML is broken without quoting it', () => {
    const detail = expect.stringMatching(/^Line 2, column \d+: unexpected close tag\.$/);
    expect(scan('<a>\n<Joanna></Smith></a>')).toEqual({ kind: 'refused', reason: 'xml-malformed', detail });
    expect(scan('<a><Smith>')).toMatchObject({ detail: 'Line 1, column 10: unclosed tag.' });
  });

  it.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'],
    ['a parameter entity', '<!DOCTYPE a [<!ENTITY % e SYSTEM "http://localhost/e"> %e;]><a/>'],
  ])('refuses %s', (_, text) => {
    expect(scan(text)).toEqual(refused('xml-doctype'));
  });

  it('refuses a billion laughs without expanding one', () => {
    const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const startedAt = performance.now();
    expect(scan(`<!DOCTYPE l [<!ENTITY l0 "lol">${entities}]><l>&l9;</l>`)).toEqual(refused('xml-doctype'));
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it('reads to the depth limit and no further', () => {
    const nested = (levels: number) => scan('<a>'.repeat(levels) + '</a>'.repeat(levels)).kind;
    expect(nested(XML_LIMITS.maxDepth)).toBe('scanned');
    expect(nested(XML_LIMITS.maxDepth + 1)).toBe('refused');
    expect(scan('<a>'.repeat(1_000_000))).toEqual(refused('xml-limits'));
  });

  it('reads an element with as many attributes as the limit and no more', () => {
    const attributes = (count: number) => Array.from({ length: count }, (_, i) => ` a${i}=""`).join('');
    expect(scan(`<a${attributes(XML_LIMITS.maxAttributesPerElement)}/>`).kind).toBe('scanned');
    expect(scan(`<a${attributes(XML_LIMITS.maxAttributesPerElement + 1)}/>`)).toEqual(refused('xml-limits'));
  });

  it('refuses more elements than the limit', () => {
    expect(scan(`<a>${'<b/>'.repeat(XML_LIMITS.maxElements)}</a>`)).toEqual(refused('xml-limits'));
  });

  it('refuses a file larger than the limit unread', () => {
    expect(scanXml(new Uint8Array(XML_LIMITS.maxBytes + 1))).toEqual(refused('xml-limits'));
  });
});
