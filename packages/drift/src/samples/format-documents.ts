import fc from 'fast-check';
import { z } from 'zod';
import { HL7_V3, isElement, type XmlElement, type XmlNode } from '../../../api/src/features/extraction/xml-element.ts';
import { placeOf } from '../../../api/src/features/extraction/xml-schema.ts';

const SEED = 27932;

/** Texts of several kinds. A leaf is written in the first kind of which it reads every text, and each as something else. */
const KINDS = [
  fc
    .date({ min: new Date(0), max: new Date('2026-01-01'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10).replaceAll('-', '')),
  fc.stringMatching(/^[a-z]{4,8}$/),
  fc.stringMatching(/^[a-z]{4,8}\/[a-z]{4,8}$/),
];

const isReadBy = (leaf: z.ZodType, texts: fc.Arbitrary<string>): boolean => {
  const samples = new Set(fc.sample(texts, { numRuns: 8, seed: SEED }));
  const read = [...samples].flatMap((text) => JSON.stringify(leaf.safeParse(text).data ?? null));
  return !read.includes('null') && new Set(read).size === samples.size;
};

const leafTexts = (leaf: z.ZodType): fc.Arbitrary<string> => {
  if (leaf instanceof z.ZodEnum) return fc.constantFrom(...leaf.options.map(String));
  if (leaf instanceof z.ZodLiteral) return fc.constantFrom(...[...leaf.values].map(String));
  const examples = leaf.meta()?.['examples'];
  if (Array.isArray(examples)) return fc.constantFrom(...examples.map(String));
  const kind = KINDS.find((texts) => isReadBy(leaf, texts));
  if (kind === undefined) throw new Error('No kind of text is read by a leaf.');
  return kind;
};

/** What a field puts into its element. */
type Piece = { attribute?: readonly [string, string]; children?: XmlNode[]; name?: string };

const childrenPiece = (children: XmlNode[]): Piece => ({ children });

/** Mostly there, so that alterations meet it; sometimes not, so that what stands for it is read too. */
const present = fc.integer({ min: 0, max: 2 }).map((n) => n > 0);

const pieceOf = (name: string, field: z.core.$ZodType): fc.Arbitrary<Piece> => {
  const place = placeOf(field);
  if (place === null) throw new Error(`The field ${name} has no place.`);
  switch (place.at) {
    case 'name':
      return leafTexts(place.leaf).map((text) => ({ name: text }));
    case 'namespace':
      return fc.constant({});
    case 'attribute':
      // A nullFlavor is put there by the alterations only.
      if (name === 'nullFlavor') return fc.constant({});
      return leafTexts(place.leaf).map((text) => ({ attribute: [name, text] as const }));
    case 'text':
    case 'own-text':
      return leafTexts(place.leaf).map((text) => childrenPiece([text]));
    case 'first':
      return fc
        .tuple(present, elementsOf(place.of, name))
        .map(([isPresent, child]) => childrenPiece(isPresent ? [child] : []));
    case 'every':
    case 'parts':
      return fc.array(elementsOf(place.of, name), { maxLength: 3 }).map(childrenPiece);
    case 'within':
      break;
  }
  return elementsOf(place.of, 'value').map((child) => childrenPiece([elementCalled('section', [child])]));
};

const elementCalled = (name: string, children: XmlNode[]): XmlElement => ({
  name,
  namespace: HL7_V3,
  attributes: new Map(),
  children,
});

const elementsOf = (schema: z.ZodObject, name: string): fc.Arbitrary<XmlElement> =>
  fc.tuple(...Object.entries(schema.shape).map(([name, field]) => pieceOf(name, field))).map((pieces) => ({
    ...elementCalled(
      pieces.find((piece) => piece.name !== undefined)?.name ?? name,
      pieces.flatMap(({ children = [] }) => children),
    ),
    attributes: new Map(pieces.flatMap(({ attribute }) => (attribute ? [attribute] : []))),
  }));

/** Documents that a schema accepts, made from the schema alone: the same ones on every run. */
export const documentsOf = (schema: z.ZodObject, count: number): XmlElement[] =>
  fc.sample(elementsOf(schema, 'root'), { numRuns: count, seed: SEED });

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const xmlOf = ({ name, namespace, attributes, children }: XmlElement): string => {
  const written = [...attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const content = children.map((child) => (isElement(child) ? xmlOf(child) : escaped(child)));
  return `<${name} xmlns="${namespace}"${written.join('')}>${content.join('')}</${name}>`;
};

export interface Alteration {
  readonly kind: 'renamed' | 'namespace' | 'nullFlavor' | 'attribute removed' | 'wrong attribute' | 'wrong text';
  readonly document: XmlElement;
}

const WRONG = '%';

const ownAlterations = (element: XmlElement): Alteration[] => {
  const { name, attributes } = element;
  const withAttributes = (changed: Iterable<readonly [string, string]>) => ({
    ...element,
    attributes: new Map(changed),
  });
  return [
    { kind: 'renamed', document: { ...element, name: `${name}Renamed` } },
    { kind: 'namespace', document: { ...element, namespace: 'urn:another' } },
    { kind: 'nullFlavor', document: withAttributes([...attributes, ['nullFlavor', 'UNK']]) },
    ...[...attributes.keys()].flatMap((altered): Alteration[] => [
      { kind: 'attribute removed', document: withAttributes([...attributes].filter(([key]) => key !== altered)) },
      { kind: 'wrong attribute', document: withAttributes([...attributes, [altered, WRONG]]) },
    ]),
  ];
};

/** A document altered in each of its places, once per kind. */
export const alterationsOf = (element: XmlElement): Alteration[] => [
  ...ownAlterations(element),
  ...element.children.flatMap((child, index) => {
    const inner: { kind: Alteration['kind']; document: XmlNode }[] = isElement(child)
      ? alterationsOf(child)
      : [{ kind: 'wrong text', document: WRONG }];
    return inner.map(({ kind, document }) => ({
      kind,
      document: { ...element, children: element.children.with(index, document) },
    }));
  }),
];
