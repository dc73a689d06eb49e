import { type NarrativeBlock, ReadNarrativeOutput } from '@mailroom/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanXml } from '../../scan-xml.ts';
import { buildClinicalDocument, toBytes } from './build-clinical-document.ts';
import { readNarrative } from './read-narrative.ts';

const sectionsOf = (text: string) => {
  const scan = scanXml(toBytes(text));
  return scan.kind === 'scanned' ? readNarrative(scan.root) : [];
};
const read = (components: string) =>
  sectionsOf(buildClinicalDocument({ body: `<structuredBody>${components}</structuredBody>` }));
const section = (content: string) => `<component><section>${content}</section></component>`;
const blocks = (text: string) => read(section(`<text>${text}</text>`))[0]?.blocks;
const paragraph = (text: string): NarrativeBlock => ({
  kind: 'paragraph',
  caption: null,
  inlines: [{ kind: 'text', text, marks: [] }],
});
const lettersOf = (text: string) => text.replace(/\s/g, '');
const cell = (text: string, more = {}) => ({
  isHeader: false,
  columns: 1,
  rows: 1,
  blocks: [paragraph(text)],
  ...more,
});

describe('readNarrative', () => {
  it('reads a section that stands where its component should', () => {
    const inner = '<section><title>B</title></section>';
    expect(read(`<section><title>A</title>${inner}</section>`)).toMatchObject([
      { title: 'A' },
      { title: 'B', depth: 2 },
    ]);
  });

  it('reads the words of a body that is text with elements in it', () => {
    const body = (text: string) => sectionsOf(buildClinicalDocument({ body: `<nonXMLBody>${text}</nonXMLBody>` }));
    expect(body('<text mediaType="text/html">Dear <b>doctor</b></text>')).toEqual([
      { depth: 1, title: null, blocks: [paragraph('Dear doctor')] },
    ]);
    expect(body('<text>Dear doctor</text><text><reference value="a.pdf"/></text>')).toEqual([]);
  });

  it('reads sections in order, each with its depth', () => {
    const inner = section('<title>B</title><text>b</text>');
    expect(read(section(`<title> A\n</title><text>a</text>${inner}`) + section('<text>c</text>'))).toEqual([
      { depth: 1, title: 'A', blocks: [paragraph('a')] },
      { depth: 2, title: 'B', blocks: [paragraph('b')] },
      { depth: 1, title: null, blocks: [paragraph('c')] },
    ]);
  });

  it('reads a section that has no information but says so', () => {
    const none =
      '<component><section nullFlavor="NI"><title>Allergies</title><text>None known</text></section></component>';
    expect(read(none)).toEqual([{ depth: 1, title: 'Allergies', blocks: [paragraph('None known')] }]);
  });

  it('reads nothing of a section with entries only', () => {
    expect(read(section('<entry><observation><text>x</text></observation></entry>'))).toEqual([]);
  });

  it('has no sections for a document whose body is a file', () => {
    const body = '<nonXMLBody><text>x</text></nonXMLBody>';
    expect(sectionsOf(buildClinicalDocument({ body }))).toEqual([]);
  });

  it('keeps text, paragraphs and tables in the order they were written', () => {
    expect(blocks('before <paragraph>one</paragraph> between <paragraph>two</paragraph> after')).toEqual(
      ['before', 'one', 'between', 'two', 'after'].map(paragraph),
    );
  });

  it('marks runs of text, inner marks on top of outer ones', () => {
    const text =
      'a <content styleCode="Bold">b <content styleCode="xx Italics Underline">c</content></content> H<sub>2</sub>O<sup>+</sup>';
    expect(blocks(text)).toEqual([
      {
        kind: 'paragraph',
        caption: null,
        inlines: [
          { kind: 'text', text: 'a ', marks: [] },
          { kind: 'text', text: 'b ', marks: ['bold'] },
          { kind: 'text', text: 'c', marks: ['bold', 'italic', 'underline'] },
          { kind: 'text', text: ' H', marks: [] },
          { kind: 'text', text: '2', marks: ['sub'] },
          { kind: 'text', text: 'O', marks: [] },
          { kind: 'text', text: '+', marks: ['sup'] },
        ],
      },
    ]);
  });

  it('breaks lines where the author did', () => {
    expect(blocks('a <br/> b')).toMatchObject([{ inlines: [{ text: 'a' }, { kind: 'break' }, { text: 'b' }] }]);
  });

  it.each([
    ['a link', '<linkHtml href="javascript:alert(1)">a</linkHtml>'],
    ['a footnote', '<footnote ID="f">a</footnote>'],
    ['an unknown element', '<blink>a</blink>'],
    ['an element of another namespace', '<p xmlns="http://www.w3.org/1999/xhtml">a</p>'],
    ['a picture between', '<renderMultiMedia referencedObject="m"/>a'],
  ])('keeps only the text of %s', (_, text) => {
    expect(blocks(text)).toEqual([paragraph('a')]);
  });

  it('leaves out text that a revision deleted', () => {
    const text = 'take <content revised="delete">20</content><content revised="insert">10</content> mg';
    expect(blocks(text)).toEqual([paragraph('take 10 mg')]);
  });

  it('reads captions of paragraphs, lists, items and tables', () => {
    const text = `<paragraph><caption>P</caption>a</paragraph><list><caption>L</caption><item><caption>I</caption>b</item></list>
      <table><caption>T<br/>2</caption><tbody><tr><td>c</td></tr></tbody></table>`;
    expect(blocks(text)).toMatchObject([
      { kind: 'paragraph', caption: 'P', inlines: [{ text: 'a' }] },
      { kind: 'list', caption: 'L', items: [[{ kind: 'paragraph', caption: 'I', inlines: [] }, paragraph('b')]] },
      { kind: 'table', caption: 'T 2' },
    ]);
  });

  it('reads lists within lists', () => {
    expect(blocks('<list listType="ordered"><item>a<list><item>b</item></list></item><item/></list>')).toEqual([
      {
        kind: 'list',
        caption: null,
        isOrdered: true,
        items: [[paragraph('a'), { kind: 'list', caption: null, isOrdered: false, items: [[paragraph('b')]] }]],
      },
    ]);
  });

  it('reads tables with headers and spans, and the foot last', () => {
    const text = `<table><colgroup><col/></colgroup><thead><tr><th colspan="2">h</th></tr></thead>
      <tfoot><tr><td>f</td></tr></tfoot>
      <tbody><tr><th rowspan="2">r</th><td>a</td></tr><tr><td><list><item>b</item></list></td></tr></tbody></table>`;
    expect(blocks(text)).toEqual([
      {
        kind: 'table',
        caption: null,
        rows: [
          { isHeader: true, cells: [cell('h', { isHeader: true, columns: 2 })] },
          { isHeader: false, cells: [cell('r', { isHeader: true, rows: 2 }), cell('a')] },
          {
            isHeader: false,
            cells: [
              cell('', { blocks: [{ kind: 'list', caption: null, isOrdered: false, items: [[paragraph('b')]] }] }),
            ],
          },
          { isHeader: false, cells: [cell('f')] },
        ],
      },
    ]);
  });

  it.each([
    ['0', 1],
    ['-3', 1],
    ['two', 1],
    ['', 1],
    ['999999999', 1000],
  ])('bounds a span of %j', (span, columns) => {
    expect(blocks(`<table><tr><td colspan="${span}">a</td></tr></table>`)).toMatchObject([
      { rows: [{ cells: [{ columns }] }] },
    ]);
  });

  it('loses no text of lists and tables that are not as the schema wants them', () => {
    expect(blocks('<list>a<list><item>b</item></list></list>')).toMatchObject([
      { items: [[paragraph('a')], [{ kind: 'list', items: [[paragraph('b')]] }]] },
    ]);
    expect(blocks('<table>a<tr>b<foo>c</foo></tr></table>')).toMatchObject([
      { rows: [{ cells: [cell('a')] }, { cells: [cell('b'), cell('c')] }] },
    ]);
    expect(blocks('<paragraph>a<table><tr><td>b</td></tr></table>c</paragraph>')).toMatchObject([
      paragraph('a'),
      { kind: 'table' },
      paragraph('c'),
    ]);
  });

  it('fits the contract and keeps every letter, whatever is nested in what', () => {
    const names = ['paragraph', 'list', 'item', 'table', 'thead', 'tr', 'td', 'content', 'foo'];
    const { node } = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('x', ' ', 'y\n', '<br/>'),
        fc
          .tuple(fc.constantFrom(...names), fc.array(tie('node'), { maxLength: 4 }))
          .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
      ),
    }));
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), (nodes) => {
        const sections = read(section(`<title>t</title><text>${nodes.join('')}</text>`));
        expect(() => ReadNarrativeOutput.parse({ sections })).not.toThrow();
        const shown = [...JSON.stringify(sections).matchAll(/"text":"([^"]*)"/g)].map((match) => match[1]).join('');
        expect(lettersOf(shown)).toBe(lettersOf(nodes.join('').replace(/<[^>]*>/g, '')));
      }),
    );
  });
});
