import { isRecord, type JsonSchema } from '../../../contracts/releases/index.ts';

/** A schema that a careless change could have made of another. */
export interface SchemaMutant {
  readonly id: string;
  readonly kind: string;
  readonly schema: JsonSchema;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

type Rebuild = (inner: JsonSchema) => JsonSchema;

const inside = (path: string, inner: unknown, rebuild: Rebuild): SchemaMutant[] =>
  isRecord(inner) ? schemaMutants(path, inner).map((mutant) => ({ ...mutant, schema: rebuild(mutant.schema) })) : [];

const propertyMutants = (path: string, schema: JsonSchema): SchemaMutant[] => {
  const { properties } = schema;
  if (!isRecord(properties)) return [];
  const required = listOf(schema['required']);
  const added = { ...properties, planted: { type: 'string' } };
  const ofFields = Object.entries(properties).flatMap(([key, inner]) => {
    const { [key]: _, ...rest } = properties;
    const others = required.filter((name) => name !== key);
    const renamed = required.map((name) => (name === key ? `${key}Renamed` : name));
    const at = `${path}.${key}`;
    return [
      { id: `${at} removed`, kind: 'removed', schema: { ...schema, properties: rest, required: others } },
      {
        id: `${at} renamed`,
        kind: 'renamed',
        schema: { ...schema, properties: { ...rest, [`${key}Renamed`]: inner }, required: renamed },
      },
      ...(required.includes(key)
        ? []
        : [{ id: `${at} made required`, kind: 'made required', schema: { ...schema, required: [...required, key] } }]),
      ...inside(at, inner, (changed) => ({ ...schema, properties: { ...properties, [key]: changed } })),
    ];
  });
  const another = { ...schema, properties: added, required: [...required, 'planted'] };
  return [...ofFields, { id: `${path} with a required field more`, kind: 'made required', schema: another }];
};

const alternativeMutants = (path: string, schema: JsonSchema): SchemaMutant[] =>
  ['anyOf', 'oneOf', 'enum', 'type'].flatMap((keyword) => {
    const values = listOf(schema[keyword]);
    return values.flatMap((value, index) => {
      const rest = values.filter((_, other) => other !== index);
      const without = { ...schema, [keyword]: rest };
      const name = isRecord(value) ? JSON.stringify(value['type'] ?? value['const'] ?? index) : JSON.stringify(value);
      return [
        ...(values.length > 1 ? [{ id: `${path} without ${name}`, kind: 'value removed', schema: without }] : []),
        ...inside(path, value, (changed) => ({
          ...schema,
          [keyword]: values.map((one, at) => (at === index ? changed : one)),
        })),
      ];
    });
  });

/** Every field of a schema renamed, removed, retyped, narrowed and made required. */
export const schemaMutants = (path: string, schema: JsonSchema): SchemaMutant[] => {
  const { type } = schema;
  const other = type === 'boolean' ? 'number' : 'boolean';
  return [
    { id: `${path} retyped`, kind: 'retyped', schema: { type: other } },
    ...(type === 'string'
      ? [{ id: `${path} made longer`, kind: 'narrowed', schema: { ...schema, minLength: 10_000 } }]
      : []),
    ...propertyMutants(path, schema),
    ...alternativeMutants(path, schema),
    ...inside(`${path}[]`, schema['items'], (changed) => ({ ...schema, items: changed })),
    ...inside(`${path}.*`, schema['additionalProperties'], (changed) => ({ ...schema, additionalProperties: changed })),
  ];
};
