/** The namespace of every element of a CDA document (CDA R2 §1.2.4, "XML Markup of CDA Documents"). */
export const HL7_V3 = 'urn:hl7-org:v3';

/** A piece of a parsed document: an element, or the text between two elements. */
export type XmlNode = XmlElement | string;

/** An element without its prefix; the namespace says where it belongs. */
export interface XmlElement {
  name: string;
  namespace: string;
  /** Only those without a prefix: CDA puts all its own attributes there, and `xsi:type` decides nothing for us. */
  attributes: ReadonlyMap<string, string>;
  /** In document order, so that the narrative's mixed content stays readable. */
  children: XmlNode[];
}

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

/** The CDA children with this name, those without a value (`nullFlavor`) included. */
export function childrenOf(parent: XmlElement | null, name: string): XmlElement[] {
  const elements = parent?.children.filter(isElement) ?? [];
  return elements.filter((child) => child.name === name && child.namespace === HL7_V3);
}

/** An attribute's text, or null when it is missing or blank. */
export function attributeOf(element: XmlElement | null, name: string): string | null {
  return element?.attributes.get(name)?.trim() || null;
}

/** All text within an element on one line, or null when there is none. A line break of the narrative is a space. */
export function textOf(element: XmlElement | null): string | null {
  return element === null ? null : rawTextOf(element).replace(/\s+/gu, ' ').trim() || null;
}

function rawTextOf(element: XmlElement): string {
  if (element.name === 'br') return ' ';
  return element.children.map((child) => (isElement(child) ? rawTextOf(child) : child)).join('');
}
