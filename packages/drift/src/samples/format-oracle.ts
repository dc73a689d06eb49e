import { z } from 'zod';
import {
  attributeOf,
  childrenOf,
  HL7_V3,
  isElement,
  textOf,
  type XmlElement,
} from '../../../api/src/features/extraction/xml-element.ts';
import { isLiteral, placeOf } from '../../../api/src/features/extraction/xml-schema.ts';

/**
 * What a schema says of a tree by zod's own parse of what stands at its places: the slow and plain way that the compiled reader
 * is held against. Null where the schema refuses the tree.
 */
export const parsedBy = (schema: z.ZodObject, root: XmlElement): unknown =>
  schema.safeParse(projected(schema, root)).data ?? null;

const projected = (schema: z.ZodObject, element: XmlElement): unknown =>
  Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, standingAt(name, field, element)]));

const hasValue = (element: XmlElement) => !element.attributes.has('nullFlavor');

const statedChildren = (element: XmlElement, name: string, of: z.ZodObject) =>
  childrenOf(element, name).filter((child) => 'nullFlavor' in of.shape || hasValue(child));

const standingAt = (name: string, field: z.core.$ZodType, element: XmlElement): unknown => {
  const place = placeOf(field);
  if (place === null) throw new Error(`The field ${name} has no place.`);
  switch (place.at) {
    case 'name':
    case 'namespace':
      return element[place.at];
    case 'attribute':
      return attributeOf(element, name);
    case 'text':
      return textOf(element);
    case 'own-text':
      return element.children.filter((child) => typeof child === 'string').join('');
    case 'first': {
      const [child] = statedChildren(element, name, place.of);
      return child === undefined ? null : projected(place.of, child);
    }
    case 'every':
      return statedChildren(element, name, place.of).map((child) => projected(place.of, child));
    case 'parts':
      return element.children
        .filter(isElement)
        .filter((child) => child.namespace === HL7_V3 && hasValue(child) && isCalled(place.of, child))
        .map((child) => projected(place.of, child));
    case 'within':
      break;
  }
  return foundWithin(place.of, element);
};

const isCalled = (of: z.ZodObject, { name }: XmlElement): boolean =>
  Object.values(of.shape).every((field) => placeOf(field)?.at !== 'name' || z.safeParse(field, name).success);

const foundWithin = (of: z.ZodObject, element: XmlElement): unknown[] => {
  const fits = Object.entries(of.shape).every(([name, field]) => {
    const place = placeOf(field);
    if (!(place?.at === 'attribute' || place?.at === 'name') || !isLiteral(place.leaf)) return true;
    return place.leaf.safeParse(place.at === 'name' ? element.name : attributeOf(element, name)).success;
  });
  return fits && element.namespace === HL7_V3
    ? [projected(of, element)]
    : element.children.filter(isElement).flatMap((child) => foundWithin(of, child));
};
