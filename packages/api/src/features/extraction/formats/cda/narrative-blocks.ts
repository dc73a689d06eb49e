import type { NarrativeBlock, NarrativeInline, NarrativeMark, NarrativeRow } from '@mailroom/contracts';
import { attributeOf, isElement, type XmlElement, type XmlNode } from '../../xml-element.ts';
import { tidyInlines } from './narrative-inlines.ts';
import { captionOf, contentOf, marksOf, partsOf } from './narrative-markup.ts';

/** HTML's own limit of `colspan`. No clinical table comes near it, and a client would allocate what we let through. */
const MAX_SPAN = 1000;

/** Blocks in the making: the text since the last block becomes a paragraph when the next block starts. */
interface Draft {
  blocks: NarrativeBlock[];
  inlines: NarrativeInline[];
  caption: string | null;
}

/**
 * Narrative as blocks, in document order.
 *
 * CDA R2 §4.3.5 and NarrativeBlock.xsd. Every other element, known or not, contributes its text, so that nothing that was
 * written for people is lost: of a link its words, of `renderMultiMedia` its caption, if it has one.
 */
export function readBlocks(nodes: XmlNode[], marks: NarrativeMark[] = []): NarrativeBlock[] {
  const draft: Draft = { blocks: [], inlines: [], caption: null };
  for (const node of nodes) addNode(draft, node, marks);
  endParagraph(draft);
  return draft.blocks;
}

function addNode(draft: Draft, node: XmlNode, marks: NarrativeMark[]): void {
  if (!isElement(node)) {
    draft.inlines.push({ kind: 'text', text: node, marks });
    return;
  }
  // CDA R2 §4.3.5.1: a receiver has to suppress deleted text, or to show it as such, which the contract cannot.
  if (attributeOf(node, 'revised') === 'delete') return;
  const inner = marksOf(node, marks);
  switch (node.name) {
    case 'br':
      draft.inlines.push({ kind: 'break' });
      break;
    case 'paragraph':
      addParagraph(draft, node, inner);
      break;
    case 'list':
      addBlock(draft, readList(node, inner));
      break;
    case 'table':
      addBlock(draft, readTable(node, inner));
      break;
    default:
      for (const child of node.children) addNode(draft, child, inner);
  }
}

function addBlock(draft: Draft, block: NarrativeBlock): void {
  endParagraph(draft);
  draft.blocks.push(block);
}

function addParagraph(draft: Draft, paragraph: XmlElement, marks: NarrativeMark[]): void {
  endParagraph(draft);
  draft.caption = captionOf(paragraph);
  for (const child of contentOf(paragraph)) addNode(draft, child, marks);
  endParagraph(draft);
}

function endParagraph(draft: Draft): void {
  const inlines = tidyInlines(draft.inlines);
  const { caption } = draft;
  const isBlank = inlines.every((inline) => inline.kind === 'break' || inline.text.trim() === '');
  if (caption !== null || !isBlank) draft.blocks.push({ kind: 'paragraph', caption, inlines });
  draft.inlines = [];
  draft.caption = null;
}

/** NarrativeBlock.xsd, `list`: items, each with an optional caption of its own, which becomes a paragraph's caption. */
function readList(list: XmlElement, marks: NarrativeMark[]): NarrativeBlock {
  const items = partsOf(list).map((part) => {
    if (!isElement(part) || part.name !== 'item') return readBlocks([part], marks);
    const caption = captionOf(part);
    const blocks = readBlocks(contentOf(part), marksOf(part, marks));
    return caption === null ? blocks : [{ kind: 'paragraph' as const, caption, inlines: [] }, ...blocks];
  });
  const isOrdered = attributeOf(list, 'listType') === 'ordered';
  return { kind: 'list', caption: captionOf(list), isOrdered, items: items.filter((blocks) => blocks.length > 0) };
}

/**
 * A table as rows of cells. NarrativeBlock.xsd takes its table model from HTML 4: `tfoot` is written before `tbody`, and
 * painted after it.
 */
function readTable(table: XmlElement, marks: NarrativeMark[]): NarrativeBlock {
  const parts = partsOf(table).filter((part) => !isElement(part) || !['col', 'colgroup'].includes(part.name));
  const isFoot = (part: XmlNode) => isElement(part) && part.name === 'tfoot';
  const inOrder = [...parts.filter((part) => !isFoot(part)), ...parts.filter(isFoot)];
  const rows = inOrder.flatMap((part) => readRows(part, marks)).filter((row) => row.cells.length > 0);
  return { kind: 'table', caption: captionOf(table), rows };
}

function readRows(part: XmlNode, marks: NarrativeMark[]): NarrativeRow[] {
  if (!isElement(part) || !['thead', 'tbody', 'tfoot'].includes(part.name)) return [readRow(part, marks)];
  const inner = marksOf(part, marks);
  return partsOf(part).map((row) => ({ ...readRow(row, inner), isHeader: part.name === 'thead' }));
}

/** What stands where a row should, but is none, is a row of one cell. */
function readRow(part: XmlNode, marks: NarrativeMark[]): NarrativeRow {
  const isRow = isElement(part) && part.name === 'tr';
  const cells = isRow ? partsOf(part).map((cell) => readCell(cell, marksOf(part, marks))) : [readCell(part, marks)];
  return { isHeader: false, cells };
}

function readCell(part: XmlNode, marks: NarrativeMark[]): NarrativeRow['cells'][number] {
  const isCell = isElement(part) && (part.name === 'td' || part.name === 'th');
  return {
    isHeader: isCell && part.name === 'th',
    columns: isCell ? spanOf(part, 'colspan') : 1,
    rows: isCell ? spanOf(part, 'rowspan') : 1,
    blocks: isCell ? readBlocks(part.children, marksOf(part, marks)) : readBlocks([part], marks),
  };
}

function spanOf(cell: XmlElement, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(attributeOf(cell, name) ?? '1', 10);
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), MAX_SPAN);
}
