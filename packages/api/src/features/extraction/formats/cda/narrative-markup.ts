import type { NarrativeMark } from '@mailroom/contracts';
import { attributeOf, isElement, textOf, type XmlElement, type XmlNode } from '../../xml-element.ts';

/** What a block holds besides its caption. */
export const contentOf = (block: XmlElement): XmlNode[] =>
  block.children.filter((child) => !isElement(child) || child.name !== 'caption');

/** The same for a block that has parts and no text of its own, without the white space that indents the file. */
export const partsOf = (block: XmlElement): XmlNode[] =>
  contentOf(block).filter((child) => isElement(child) || child.trim() !== '');

export function captionOf(block: XmlElement): string | null {
  return textOf(block.children.filter(isElement).find((child) => child.name === 'caption') ?? null);
}

/**
 * The marks of the text in an element: those around it and its own.
 *
 * CDA R2 §4.3.5, styleCode: Bold, Underline, Italics and Emphasis are the font effects; the others set rules and lists.
 */
export function marksOf(element: XmlElement, around: NarrativeMark[]): NarrativeMark[] {
  const codes = (attributeOf(element, 'styleCode') ?? '').toLowerCase().split(/\s+/);
  const marks = new Set([...around, ...[element.name, ...codes].map((code) => MARKS.get(code))]);
  return ORDER.filter((mark) => marks.has(mark));
}

const MARKS = new Map<string, NarrativeMark>([
  ['bold', 'bold'],
  ['italics', 'italic'],
  ['emphasis', 'italic'],
  ['underline', 'underline'],
  ['sub', 'sub'],
  ['sup', 'sup'],
]);
const ORDER: NarrativeMark[] = ['bold', 'italic', 'underline', 'sub', 'sup'];
