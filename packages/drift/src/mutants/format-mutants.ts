import { z } from 'zod';
import { every, first, parts, placeOf, within } from '../../../api/src/features/extraction/xml-schema.ts';

/** A schema with one field gone, or read under another name. */
export interface FormatMutant {
  readonly id: string;
  readonly schema: z.ZodObject;
}

/** Every field of a schema removed and renamed, at every depth. A name that can only be one has no reader and is removed only. */
export const formatMutantsOf = (schema: z.ZodObject, path = ''): FormatMutant[] =>
  Object.entries(schema.shape).flatMap(([name, field]) => {
    const { [name]: _, ...others } = schema.shape;
    const place = placeOf(field);
    const at = path === '' ? name : `${path}.${name}`;
    const isOnlyName = (place?.at === 'name' || place?.at === 'namespace') && place.leaf instanceof z.ZodLiteral;
    const renamed = { id: `${at} renamed`, schema: z.strictObject({ ...others, [`${name}Renamed`]: field }) };
    return [
      { id: `${at} removed`, schema: z.strictObject(others) },
      ...(isOnlyName ? [] : [renamed]),
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
    return { id, field: { every, first, parts, within }[place.at](schema) };
  });
};
