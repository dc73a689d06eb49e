import type { NarrativeSection } from '@mailroom/contracts';
import { readBlocks } from './narrative-blocks.ts';
import { childrenOf, textOf, type XmlElement } from './xml-element.ts';

/**
 * The text that a CDA document has for people, section by section; none for a document whose body is a file.
 *
 * CDA R2 §4.3.1 and §4.3.4: the sections of `structuredBody`, and those within them. A section with the nullFlavor `NI` ("no
 * information") still has a text that says so, hence it is read like the others.
 */
export function readNarrative(root: XmlElement): NarrativeSection[] {
  const bodies = childrenOf(root, 'component').flatMap((component) => childrenOf(component, 'structuredBody'));
  return bodies.flatMap((body) => sectionsOf(body, 1));
}

function sectionsOf(parent: XmlElement, depth: number): NarrativeSection[] {
  const sections = childrenOf(parent, 'component').flatMap((component) => childrenOf(component, 'section'));
  return sections.flatMap((section) => {
    const title = textOf(childrenOf(section, 'title')[0] ?? null);
    const blocks = childrenOf(section, 'text').flatMap((text) => readBlocks(text.children));
    const own = title === null && blocks.length === 0 ? [] : [{ depth, title, blocks }];
    return [...own, ...sectionsOf(section, depth + 1)];
  });
}
