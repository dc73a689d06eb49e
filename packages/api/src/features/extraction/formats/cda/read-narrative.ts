import type { NarrativeSection } from '@mailroom/contracts';
import { childrenOf, HL7_V3, isElement, textOf, type XmlElement } from '../../xml-element.ts';
import { readBlocks } from './narrative-blocks.ts';

/**
 * The text that a CDA document has for people, section by section; none for a document whose body is a file.
 *
 * CDA R2 §4.3.1 and §4.3.4: the sections of `structuredBody`, and those within them. A section with the nullFlavor `NI` ("no
 * information") still has a text that says so, hence it is read like the others.
 */
export function readNarrative(root: XmlElement): NarrativeSection[] {
  return childrenOf(root, 'component').flatMap((component) => [
    ...childrenOf(component, 'structuredBody').flatMap((body) => sectionsOf(body, 1)),
    ...childrenOf(component, 'nonXMLBody').flatMap(markedUpTextsOf),
  ]);
}

/** A text with elements in it is no file: read as one it would lose their words. */
const markedUpTextsOf = (body: XmlElement): NarrativeSection[] =>
  childrenOf(body, 'text')
    .filter(({ children }) => children.some((child) => isElement(child) && !OF_AN_ED.has(child.name)))
    .map((text) => ({ depth: 1, title: null, blocks: readBlocks(text.children) }));

/** HL7 v3 Data Types R1, ED: what may stand in one beside its content. */
const OF_AN_ED = new Set(['reference', 'thumbnail']);

function sectionsOf(parent: XmlElement, depth: number): NarrativeSection[] {
  return sectionsIn(parent).flatMap((section) => {
    const title = textOf(childrenOf(section, 'title')[0] ?? null);
    const blocks = childrenOf(section, 'text').flatMap((text) => readBlocks(text.children));
    const own = title === null && blocks.length === 0 ? [] : [{ depth, title, blocks }];
    return [...own, ...sectionsOf(section, depth + 1)];
  });
}

/** CDA R2 puts a `component` around each; a section without one is read as well. */
const sectionsIn = (parent: XmlElement): XmlElement[] =>
  parent.children.filter(isElement).flatMap((child) => {
    if (child.namespace !== HL7_V3) return [];
    if (child.name === 'section') return [child];
    return child.name === 'component' ? childrenOf(child, 'section') : [];
  });
