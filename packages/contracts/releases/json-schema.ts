/** A JSON Schema as zod writes it; booleans do not occur but as `additionalProperties`. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** A schema with the document that its `$ref`s point into. */
export interface Rooted {
  readonly schema: JsonSchema;
  readonly root: JsonSchema;
}

/** Whether a value is an object with keys, and no array. */
export const isRecord = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a list; anything else has none. */
const recordsOf = (value: unknown): JsonSchema[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** The texts of a list; anything else has none. */
export const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];

/** Follows `$ref` within its own document. */
export const resolve = ({ schema, root }: Rooted): Rooted => {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return { schema, root };
  let at: unknown = root;
  for (const step of reference.split('/').slice(1)) at = isRecord(at) ? at[step] : undefined;
  if (!isRecord(at)) throw new Error(`${reference} points at nothing.`);
  return resolve({ schema: at, root });
};

/** What a schema says in alternatives: those of a union, one per type, one per value of an enum. */
export const alternativesOf = (rooted: Rooted): Rooted[] => {
  const { schema, root } = resolve(rooted);
  const union = [...recordsOf(schema['anyOf']), ...recordsOf(schema['oneOf'])];
  if (union.length > 0) return union.flatMap((alternative) => alternativesOf({ schema: alternative, root }));
  const { enum: values, type, ...rest } = schema;
  if (Array.isArray(values)) {
    const typed = type === undefined ? {} : { type };
    return values.map((value: unknown) => ({ schema: { ...rest, ...typed, const: value }, root }));
  }
  if (Array.isArray(type)) return type.map((one: unknown) => ({ schema: { ...rest, type: one }, root }));
  return [{ schema, root }];
};
