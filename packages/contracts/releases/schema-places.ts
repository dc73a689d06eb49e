import { isRecord, type JsonSchema } from './json-schema.ts';

/** Places of a schema with what it says there, alternatives of a union in their order. */
export const placesOf = (schema: unknown, path = ''): [path: string, schema: JsonSchema][] => {
  if (!isRecord(schema)) return [];
  const { properties, items, additionalProperties, propertyNames, $defs, anyOf, oneOf, prefixItems } = schema;
  const named = (values: unknown, step: (name: string) => string) =>
    isRecord(values) ? Object.entries(values).flatMap(([name, inner]) => placesOf(inner, path + step(name))) : [];
  const listed = [anyOf, oneOf, prefixItems].flatMap((list) => (Array.isArray(list) ? list : []));
  return [
    [path, schema],
    ...named(properties, (name) => `.${name}`),
    ...named($defs, (name) => `(${name})`),
    ...placesOf(items, `${path}[]`),
    ...placesOf(additionalProperties, `${path}.*`),
    ...placesOf(propertyNames, `${path} keys`),
    ...listed.flatMap((inner: unknown, index) => placesOf(inner, `${path}|${index}`)),
  ];
};
