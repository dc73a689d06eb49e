/** Where a value does not fit; `keys`: those that its schema does not have. */
interface ReadIssue {
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

/** The part of zod that the browser uses; a schema of zod is one, and so is what the build makes of it. */
export interface ValueSchema<Value> {
  safeParse(
    value: unknown,
  ): { success: true; data: Value } | { success: false; error: { issues: readonly ReadIssue[] } };
}

export interface ObjectSchema<Value extends object> extends ValueSchema<Value> {
  readonly shape: { readonly [Key in keyof Value]: unknown };
}

/** The keywords that `compile-schemas.ts` lets through; it refuses to build any other. */
export interface ReadableSchema {
  type?: string;
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly ReadableSchema[];
  oneOf?: readonly ReadableSchema[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: ReadableSchema;
  minItems?: number;
  maxItems?: number;
  properties?: Readonly<Record<string, ReadableSchema>>;
  required?: readonly string[];
  additionalProperties?: boolean;
}

const isWithin = (size: number, least = -Infinity, most = Infinity): boolean => size >= least && size <= most;

const isOfType = (value: unknown, type: string): boolean => {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
};

const fits = (value: unknown, schema: ReadableSchema): boolean => issuesOf(value, schema).length === 0;

const isSimplyFitting = (value: unknown, schema: ReadableSchema): boolean => {
  const { type, anyOf, oneOf, pattern } = schema;
  if (type !== undefined && !isOfType(value, type)) return false;
  if (schema.enum && !schema.enum.includes(value)) return false;
  if ('const' in schema && schema.const !== value) return false;
  if (anyOf && !anyOf.some((one) => fits(value, one))) return false;
  if (oneOf && oneOf.filter((one) => fits(value, one)).length !== 1) return false;
  if (typeof value === 'number') return isWithin(value, schema.minimum, schema.maximum);
  if (typeof value !== 'string') return true;
  if (pattern !== undefined && !new RegExp(pattern).test(value)) return false;
  return isWithin(value.length, schema.minLength, schema.maxLength);
};

const within = (key: PropertyKey, issues: readonly ReadIssue[]): ReadIssue[] =>
  issues.map(({ path, ...issue }) => ({ ...issue, path: [key, ...path] }));

const issuesOfList = (list: readonly unknown[], { items, minItems, maxItems }: ReadableSchema): ReadIssue[] => [
  ...(isWithin(list.length, minItems, maxItems) ? [] : [{ path: [] }]),
  ...(items === undefined ? [] : list.flatMap((item, index) => within(index, issuesOf(item, items)))),
];

const issuesOfObject = (value: object, schema: ReadableSchema): ReadIssue[] => {
  const { properties = {}, required = [], additionalProperties } = schema;
  const entries = new Map<string, unknown>(Object.entries(value));
  const unknown = [...entries.keys()].filter(
    (key) => additionalProperties === false && !Object.hasOwn(properties, key),
  );
  const wrong = Object.entries(properties).flatMap(([key, property]) => {
    if (entries.get(key) === undefined) return required.includes(key) ? [{ path: [key] }] : [];
    return within(key, issuesOf(entries.get(key), property));
  });
  return unknown.length === 0 ? wrong : [...wrong, { path: [], keys: unknown }];
};

const issuesOf = (value: unknown, schema: ReadableSchema): ReadIssue[] => {
  if (!isSimplyFitting(value, schema)) return [{ path: [] }];
  if (Array.isArray(value)) return issuesOfList(value, schema);
  return typeof value === 'object' && value !== null ? issuesOfObject(value, schema) : [];
};

/** Reads with a schema that is data. The build puts it where a schema of zod stood. */
export const readJsonSchema = (schema: ReadableSchema): ObjectSchema<Record<string, unknown>> => ({
  shape: schema.properties ?? {},
  safeParse: (value) => {
    const issues = issuesOf(value, schema);
    // What fits an object's schema is an object; of other schemas the build keeps zod's own type.
    return issues.length === 0
      ? { success: true, data: value as Record<string, unknown> }
      : { success: false, error: { issues } };
  },
});
