import { isRecord, type JsonSchema, textsOf } from '../../packages/contracts/releases/index.ts';

const LIMITS: Readonly<Record<string, string>> = {
  minimum: '≥',
  maximum: '≤',
  minLength: 'length ≥',
  maxLength: 'length ≤',
  minItems: 'items ≥',
  maxItems: 'items ≤',
  pattern: 'matches',
};

/** Formats say it better than the patterns that check them, and every whole number has the same outer bounds. */
const isSaid = (schema: JsonSchema, keyword: string): boolean =>
  keyword in schema &&
  !(keyword === 'pattern' && 'format' in schema) &&
  !(Math.abs(Number(schema[keyword])) === Number.MAX_SAFE_INTEGER);

const limitsOf = (schema: JsonSchema): string => {
  const limits = Object.entries(LIMITS).flatMap(([keyword, words]) =>
    isSaid(schema, keyword) ? [`${words} ${String(schema[keyword])}`] : [],
  );
  return limits.length === 0 ? '' : ` (${limits.join(', ')})`;
};

const nameOf = (reference: string): string => reference.split('/').at(-1) ?? reference;

const writeObject = (schema: JsonSchema, indent: string): string => {
  const properties = Object.entries(isRecord(schema['properties']) ? schema['properties'] : {});
  const required = textsOf(schema['required']);
  if (properties.length === 0) {
    const values = schema['additionalProperties'];
    return isRecord(values) ? `{ [key]: ${write(values, indent)} }` : '{}';
  }
  const lines = properties.map(([name, value]) => {
    const mark = required.includes(name) ? '' : '?';
    return `${indent}  ${name}${mark}: ${write(isRecord(value) ? value : {}, `${indent}  `)}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
};

const writeAlternatives = (alternatives: readonly unknown[], indent: string): string =>
  alternatives.map((one) => write(isRecord(one) ? one : {}, indent)).join(' | ');

/** One type of a schema that has several: what is nothing has no limits. */
const onlyOf = (schema: JsonSchema, type: unknown): JsonSchema => (type === 'null' ? { type } : { ...schema, type });

const writeArray = (schema: JsonSchema, indent: string): string => {
  const items = write(isRecord(schema['items']) ? schema['items'] : {}, indent);
  return `${/ [|(]/.test(items) && !items.startsWith('{') ? `(${items})` : items}[]${limitsOf(schema)}`;
};

const write = (schema: JsonSchema, indent: string): string => {
  const { $ref: reference, enum: values, type, anyOf, oneOf } = schema;
  if (typeof reference === 'string') return nameOf(reference);
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (Array.isArray(values)) return values.map((value: unknown) => JSON.stringify(value)).join(' | ');
  if (Array.isArray(anyOf)) return writeAlternatives(anyOf, indent);
  if (Array.isArray(oneOf)) return writeAlternatives(oneOf, indent);
  if (Array.isArray(type)) {
    const alternatives = type.map((one: unknown) => onlyOf(schema, one));
    return writeAlternatives(alternatives, indent);
  }
  if (type === 'object') return writeObject(schema, indent);
  if (type === 'array') return writeArray(schema, indent);
  const named = schema['format'] ?? schema['contentMediaType'] ?? type;
  return `${typeof named === 'string' ? named : 'any'}${limitsOf(schema)}`;
};

/** A JSON Schema in the short words of a type, with its limits; what it names follows it. */
export const writeSchema = (schema: JsonSchema): string => {
  const { $defs: named } = schema;
  const definitions = Object.entries(isRecord(named) ? named : {}).map(
    ([name, value]) => `${name} = ${write(isRecord(value) ? value : {}, '')}`,
  );
  return [write(schema, ''), ...definitions].join('\n\n');
};
