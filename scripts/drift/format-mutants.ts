import { z } from 'zod';
import {
  every,
  first,
  parts,
  placeOf,
  required,
  within,
} from '../../packages/api/src/features/extraction/xml-schema.ts';

/** A schema with one field gone, or read under another name. */
export interface FormatMutant {
  readonly id: string;
  readonly schema: z.ZodObject;
}

/** Every field of a schema removed and renamed, at every depth. A name that only refuses has no reader and is removed only. */
export const formatMutantsOf = (schema: z.ZodObject, path = ''): FormatMutant[] =>
  Object.entries(schema.shape).flatMap(([name, field]) => {
    const { [name]: _, ...others } = schema.shape;
    const place = placeOf(field);
    const at = path === '' ? name : `${path}.${name}`;
    const isForRefusal = (place?.at === 'name' || place?.at === 'namespace') && place.reason !== null;
    const renamed = { id: `${at} renamed`, schema: z.strictObject({ ...others, [`${name}Renamed`]: field }) };
    return [
      { id: `${at} removed`, schema: z.strictObject(others) },
      ...(isForRefusal ? [] : [renamed]),
      ...innerMutantsOf(field, at).map((inner) => ({
        id: inner.id,
        schema: z.strictObject({ ...schema.shape, [name]: inner.field }),
      })),
    ];
  });

const innerMutantsOf = (field: z.core.$ZodType, path: string): { id: string; field: z.core.$ZodType }[] => {
  const place = placeOf(field);
  if (place === null || !('of' in place)) return [];
  return formatMutantsOf(place.of, path).map(({ id, schema }) => {
    if (place.at === 'first') {
      return { id, field: place.reason === null ? first(schema) : required(schema, place.reason) };
    }
    return { id, field: { every, parts, within }[place.at](schema) };
  });
};
