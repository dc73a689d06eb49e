import type { UnreadableReason } from '@mailroom/contracts';
import { z } from 'zod';
import { attributeOf, childrenOf, HL7_V3, isElement, textOf, valuesOf, type XmlElement } from './xml-element.ts';

/** Where in the XML a field of an {@link element} stands. */
type Place =
  /** The element's own name, or its namespace. */
  | { at: 'name' | 'namespace' }
  /** An attribute called as the field. */
  | { at: 'attribute'; leaf: z.ZodType }
  /** All text within, on one line; or only what stands directly in the element, as it is written. */
  | { at: 'text' | 'own-text' }
  /** Child elements called as the field: the first one, or every one. */
  | { at: 'first' | 'every'; of: z.ZodObject }
  /** Child elements of any name that fits, in document order. */
  | { at: 'parts'; of: z.ZodObject }
  /** Elements at any depth whose literal attributes fit, in document order. */
  | { at: 'within'; of: z.ZodObject };

/** Not `z.registry`, whose metadata type would contain itself. */
const places = new WeakMap<z.core.$ZodType, Place>();

/** The place of a field; null for what is no field of an element. */
const placeOf = (schema: z.core.$ZodType): Place | null => places.get(schema) ?? null;

const placed = <Schema extends z.core.$ZodType>(schema: Schema, place: Place): Schema => {
  places.set(schema, place);
  return schema;
};

/** An element of the namespace of HL7 v3 by its fields. With a reason, a document is refused where the element is missing. */
export const element = <Shape extends z.core.$ZodShape>(shape: Shape, reason?: UnreadableReason) =>
  z.strictObject(shape, reason);

/** The name of the element itself. */
export const ownName = <Name extends z.ZodType>(name: Name) => placed(name, { at: 'name' });

export const ownNamespace = <Name extends z.ZodType>(name: Name) => placed(name, { at: 'namespace' });

/** An attribute, which is null where it is missing, blank, or not of its type. */
export const attribute = <Leaf extends z.ZodType>(leaf: Leaf) =>
  placed(
    z.nullable(leaf).catch(() => null),
    { at: 'attribute', leaf },
  );

export const text = () => placed(z.string().nullable(), { at: 'text' });

export const ownText = <Leaf extends z.ZodType>(leaf: Leaf) => placed(leaf, { at: 'own-text' });

/** The first of a name, or null: what the standard requires once, may be missing, and may come twice. */
export const first = <Of extends z.ZodObject>(of: Of) => placed(z.nullable(of), { at: 'first', of });

/** The first of a name, without which the document is refused for the reason of `of`. */
export const required = <Of extends z.ZodObject>(of: Of) => placed(of.clone(), { at: 'first', of });

export const every = <Of extends z.ZodObject>(of: Of) => placed(z.array(of), { at: 'every', of });

export const parts = <Of extends z.ZodObject>(of: Of) => placed(z.array(of), { at: 'parts', of });

export const within = <Of extends z.ZodObject>(of: Of) => placed(z.array(of), { at: 'within', of });

type Projection = (element: XmlElement) => unknown;

const projections = new WeakMap<z.ZodObject, Projection>();

/**
 * What a schema asks for of an element, not yet checked: `schema.parse(project(schema, root))` is the typed tree.
 *
 * HL7 v3 Data Types R1, ANY.nullFlavor: an element with a nullFlavor has no proper value and is passed over, unless its schema
 * has a field `nullFlavor`.
 */
export function project(schema: z.ZodObject, root: XmlElement): unknown {
  const known = projections.get(schema);
  if (known !== undefined) return known(root);
  const fields = Object.entries(schema.shape).map(([name, field]) => [name, fieldOf(name, field)] as const);
  const projection: Projection = (element) => Object.fromEntries(fields.map(([name, take]) => [name, take(element)]));
  projections.set(schema, projection);
  return projection(root);
}

function fieldOf(name: string, field: z.core.$ZodType): Projection {
  const place = placeOf(field);
  if (place === null) throw new Error(`The field ${name} has no place.`);
  switch (place.at) {
    case 'name':
      return (element) => element.name;
    case 'namespace':
      return (element) => element.namespace;
    case 'attribute':
      return (element) => attributeOf(element, name);
    case 'text':
      return textOf;
    case 'own-text':
      return ownTextOf;
    case 'first':
      return childOf(name, place.of);
    case 'every':
      return (element) => stated(name, place.of)(element).map((child) => project(place.of, child));
    case 'parts':
      return partsOf(place.of);
    default:
      return withinOf(place.of);
  }
}

const stated = (name: string, of: z.ZodObject) => (parent: XmlElement) =>
  'nullFlavor' in of.shape ? childrenOf(parent, name) : valuesOf(parent, name);

function childOf(name: string, of: z.ZodObject): Projection {
  const children = stated(name, of);
  return (element) => {
    const [child] = children(element);
    return child === undefined ? null : project(of, child);
  };
}

function partsOf(of: z.ZodObject): Projection {
  const names = Object.values(of.shape).filter((field) => placeOf(field)?.at === 'name');
  const isPart = (child: XmlElement) =>
    child.namespace === HL7_V3 &&
    !child.attributes.has('nullFlavor') &&
    names.every((name) => z.safeParse(name, child.name).success);
  return (element) =>
    element.children
      .filter(isElement)
      .filter(isPart)
      .map((child) => project(of, child));
}

function withinOf(of: z.ZodObject): Projection {
  const literals = Object.entries(of.shape).flatMap(([name, field]) => {
    const place = placeOf(field);
    return place?.at === 'attribute' && place.leaf instanceof z.ZodLiteral ? [{ name, leaf: place.leaf }] : [];
  });
  const fits = (element: XmlElement) =>
    element.namespace === HL7_V3 &&
    literals.every(({ name, leaf }) => leaf.safeParse(attributeOf(element, name)).success);
  const find = (element: XmlElement): unknown[] =>
    fits(element) ? [project(of, element)] : element.children.filter(isElement).flatMap(find);
  return find;
}

const ownTextOf = (element: XmlElement) => element.children.map((child) => (isElement(child) ? '' : child)).join('');
