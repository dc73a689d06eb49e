import { z } from 'zod';
import { Excess } from './excess.ts';
import { attributeOf, HL7_V3, isElement, textOf, type XmlElement } from './xml-element.ts';
import { isLiteral, type Place, placeOf } from './xml-schema.ts';

/** What a tree is by a schema, or why it is no document of it: the first thing that does not fit, or is more than may be. */
export type ElementReading<Schema extends z.ZodObject> =
  | { kind: 'fits'; value: z.infer<Schema> }
  | { kind: 'refused'; reason: Misfit['reason'] }
  | { kind: 'exceeds'; excess: string };

/**
 * Reads a tree through a schema, which is compiled once: zod describes and types, and is asked for a leaf with a rule of its own
 * only.
 *
 * HL7 v3 Data Types R1, ANY.nullFlavor: an element with a nullFlavor has no proper value and is passed over, unless its schema
 * has a field `nullFlavor`.
 */
export function readElement<Schema extends z.ZodObject>(schema: Schema, root: XmlElement): ElementReading<Schema> {
  try {
    return readFitting(schema, root);
  } catch (error) {
    if (error instanceof Excess) return { kind: 'exceeds', excess: error.message };
    throw error;
  }
}

function readFitting<Schema extends z.ZodObject>(schema: Schema, root: XmlElement): ElementReading<Schema> {
  const value = readerOf(schema)(root);
  if (value instanceof Misfit) return { kind: 'refused', reason: value.reason };
  // A reader makes what the schema of its place says; the gate of formats compares it with zod's own parse.
  return { kind: 'fits', value: value as z.infer<Schema> };
}

class Misfit {
  readonly reason: NonNullable<Extract<Place, { reason: unknown }>['reason']>;

  constructor(reason: Misfit['reason']) {
    this.reason = reason;
  }
}

/** What stands at a place of an element, or a {@link Misfit}. */
type ElementReader = (element: XmlElement) => unknown;

const readers = new WeakMap<z.ZodObject, ElementReader>();

function readerOf(schema: z.ZodObject): ElementReader {
  const known = readers.get(schema);
  if (known !== undefined) return known;
  const fields = Object.entries(schema.shape).map(([name, field]) => ({ name, read: fieldReader(name, field) }));
  const reader: ElementReader = (element) => {
    const value: Record<string, unknown> = {};
    for (const { name, read } of fields) {
      const found = readAt(name, read, element);
      if (found instanceof Misfit) return found;
      value[name] = found;
    }
    return value;
  };
  readers.set(schema, reader);
  return reader;
}

function readAt(name: string, read: ElementReader, element: XmlElement): unknown {
  try {
    return read(element);
  } catch (error) {
    throw error instanceof Excess ? error.within(name) : error;
  }
}

/** A reader of texts that are not longer than they may be. */
function bounded(most: number, read: (text: string) => unknown): (text: string) => unknown {
  return (text) => {
    if (text.length > most) throw new Excess(`has ${text.length} characters; at most ${most} are read`);
    return read(text);
  };
}

function push(list: unknown[], member: unknown, most: number): void {
  if (list.length === most) throw new Excess(`has more than ${most} entries`);
  list.push(member);
}

function fieldReader(name: string, field: z.core.$ZodType): ElementReader {
  const place = placeOf(field);
  if (place === null) throw new Error(`The field ${name} has no place.`);
  switch (place.at) {
    case 'name':
    case 'namespace':
      return ownReader(place.at, place);
    case 'attribute':
      return attributeReader(name, bounded(place.most, leafReader(place.leaf)));
    case 'text': {
      const read = bounded(place.most, (text) => text);
      return (element) => {
        const text = textOf(element);
        return text === null ? null : read(text);
      };
    }
    case 'own-text': {
      const read = bounded(place.most, leafReader(place.leaf));
      return (element) => read(ownTextOf(element));
    }
    case 'first':
      return firstReader(name, place);
    case 'every':
      return listReader(place, childTest(name, place.of));
    case 'parts':
      return listReader(place, partTest(place.of));
    case 'within':
      break;
  }
  return withinReader(place);
}

function ownReader(
  at: 'name' | 'namespace',
  { leaf, reason }: Extract<Place, { at: 'name' | 'namespace' }>,
): ElementReader {
  const read = leafReader(leaf);
  const misfit = reason === null ? null : new Misfit(reason);
  return (element) => read(element[at]) ?? misfit;
}

function attributeReader(name: string, read: (text: string) => unknown): ElementReader {
  return (element) => {
    const text = attributeOf(element, name);
    return text === null ? null : read(text);
  };
}

/** Null for a text that is not of the leaf's type. */
function leafReader(leaf: z.ZodType): (text: string) => unknown {
  if (leaf instanceof z.ZodEnum || leaf instanceof z.ZodLiteral) {
    const options = new Set<unknown>(leaf instanceof z.ZodEnum ? leaf.options : leaf.values);
    return (text) => (options.has(text) ? text : null);
  }
  if (leaf instanceof z.ZodString && leaf.def.checks === undefined) return (text) => text;
  return (text) => leaf.safeParse(text).data ?? null;
}

type Test = (child: XmlElement) => boolean;

/** Whether a child is called so, and has a value, or a schema that reads why it has none. */
function childTest(name: string, of: z.ZodObject): Test {
  const isReadWithoutValue = 'nullFlavor' in of.shape;
  return (child) =>
    child.name === name && child.namespace === HL7_V3 && (isReadWithoutValue || !child.attributes.has('nullFlavor'));
}

function partTest(of: z.ZodObject): Test {
  const names = Object.values(of.shape).flatMap((field) => {
    const place = placeOf(field);
    return place?.at === 'name' ? [leafReader(place.leaf)] : [];
  });
  return (child) =>
    child.namespace === HL7_V3 &&
    !child.attributes.has('nullFlavor') &&
    names.every((readName) => readName(child.name) !== null);
}

function firstReader(name: string, { of }: Extract<Place, { at: 'first' }>): ElementReader {
  const [isChild, read] = [childTest(name, of), readerOf(of)];
  return (element) => {
    for (const child of element.children) if (isElement(child) && isChild(child)) return read(child);
    return null;
  };
}

type Many = Extract<Place, { at: 'every' | 'parts' | 'within' }>;

function listReader({ of, most }: Many, isListed: Test): ElementReader {
  const read = readerOf(of);
  return (element) => {
    const list: unknown[] = [];
    for (const child of element.children) {
      if (!isElement(child) || !isListed(child)) continue;
      const value = read(child);
      if (value instanceof Misfit) return value;
      push(list, value, most);
    }
    return list;
  };
}

/** What is found is not searched any further. */
function withinReader({ of, most }: Many): ElementReader {
  const read = readerOf(of);
  const literals = Object.entries(of.shape).flatMap(([name, field]) => {
    const place = placeOf(field);
    if (!(place?.at === 'attribute' || place?.at === 'name') || !isLiteral(place.leaf)) return [];
    const readName = leafReader(place.leaf);
    return [place.at === 'name' ? (element: XmlElement) => readName(element.name) : attributeReader(name, readName)];
  });
  const collect = (element: XmlElement, list: unknown[]): unknown[] => {
    if (element.namespace === HL7_V3 && literals.every((readLiteral) => readLiteral(element) !== null)) {
      push(list, read(element), most);
      return list;
    }
    for (const child of element.children) if (isElement(child)) collect(child, list);
    return list;
  };
  return (element) => collect(element, []);
}

function ownTextOf({ children }: XmlElement): string {
  const [only] = children;
  if (children.length === 1 && typeof only === 'string') return only;
  return children.map((child) => (isElement(child) ? '' : child)).join('');
}
