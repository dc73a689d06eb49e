import { alternativesOf, isRecord, type JsonSchema, type Rooted, resolve, textsOf } from './json-schema.ts';

/** A place where a value that fits one schema may not fit the other. */
export interface Difference {
  readonly path: string;
  readonly what: string;
  /** Of a bound, a pattern or a rule: the value has the right form, and is refused all the same. */
  readonly isBound?: boolean;
}

/** Counts what a schema rewrites; a word of our own, because JSON Schema has none. */
export const REWRITINGS = 'x-rewritings';

/** `exact`: keys that the reader does not know are refused. `lenient`: they are ignored, as TypeScript clients do. */
export type Reader = 'exact' | 'lenient';

interface Comparison {
  readonly path: string;
  readonly reader: Reader;
  /** Pairs that are being compared: a recursive schema meets itself. */
  readonly seen: ReadonlySet<string>;
}

/** Bounds from below get tighter as they grow, those from above as they shrink. */
const LOWER = ['minLength', 'minimum', 'exclusiveMinimum', 'minItems', 'minProperties'];
const UPPER = ['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems', 'maxProperties'];
const STRUCTURE = new Set([
  'type',
  'const',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'propertyNames',
  REWRITINGS,
  '$schema',
  '$defs',
  '$id',
  'id',
  'title',
  'description',
  'default',
  'examples',
  '$comment',
  ...LOWER,
  ...UPPER,
]);

const at = (comparison: Comparison, step: string): Comparison => ({ ...comparison, path: comparison.path + step });

/** A single value is as long and as large as it is. */
const withOwnBounds = (schema: JsonSchema): JsonSchema => {
  const { const: value } = schema;
  if (typeof value === 'string') return { ...schema, minLength: value.length, maxLength: value.length };
  return typeof value === 'number' ? { ...schema, minimum: value, maximum: value } : schema;
};

const boundDifferences = (from: JsonSchema, into: JsonSchema, { path }: Comparison): Difference[] => {
  const looser = (keyword: string, sign: 1 | -1): Difference[] => {
    const [mine, theirs] = [from[keyword], into[keyword]];
    if (typeof theirs !== 'number') return [];
    const isWithin = typeof mine === 'number' && sign * mine >= sign * theirs;
    return isWithin
      ? []
      : [
          {
            path,
            isBound: true,
            what: `${keyword} ${typeof mine === 'number' ? mine : 'none'} does not fit ${theirs}`,
          },
        ];
  };
  return [...LOWER.flatMap((keyword) => looser(keyword, 1)), ...UPPER.flatMap((keyword) => looser(keyword, -1))];
};

/** Keywords that are not understood have to be equal: a false alarm is better than a missed break. */
const otherDifferences = (from: JsonSchema, into: JsonSchema, { path }: Comparison): Difference[] =>
  Object.keys(into)
    .filter((keyword) => !STRUCTURE.has(keyword) && JSON.stringify(from[keyword]) !== JSON.stringify(into[keyword]))
    .map((keyword) => ({
      path,
      isBound: true,
      what: `${keyword} ${JSON.stringify(from[keyword]) ?? 'none'} does not fit ${JSON.stringify(into[keyword])}`,
    }));

const propertiesOf = (schema: JsonSchema): JsonSchema => {
  const { properties } = schema;
  return isRecord(properties) ? properties : {};
};

const keyDifferences = (from: Rooted, into: Rooted, comparison: Comparison): Difference[] => {
  const [mine, theirs] = [propertiesOf(from.schema), propertiesOf(into.schema)];
  const always = new Set(textsOf(from.schema['required']));
  const missing = textsOf(into.schema['required'])
    .filter((key) => !always.has(key))
    .map((key) => ({ path: `${comparison.path}.${key}`, what: 'required, but not always there' }));
  const inside = Object.entries(mine).flatMap(([key, schema]) => {
    const other = theirs[key] ?? into.schema['additionalProperties'];
    const within = at(comparison, `.${key}`);
    if (isRecord(schema) && isRecord(other)) {
      return differences({ schema, root: from.root }, { schema: other, root: into.root }, within);
    }
    return other === false && comparison.reader === 'exact' ? [{ path: within.path, what: 'not accepted' }] : [];
  });
  return [...missing, ...inside, ...restDifferences(from, into, comparison)];
};

/** What the keys of a record hold, and which keys it may have. */
const restDifferences = (from: Rooted, into: Rooted, comparison: Comparison): Difference[] => {
  const sub = (keyword: string, step: string): Difference[] => {
    const [mine, theirs] = [from.schema[keyword], into.schema[keyword]];
    if (!isRecord(theirs) || mine === false) return [];
    const schema = isRecord(mine) ? mine : {};
    return differences({ schema, root: from.root }, { schema: theirs, root: into.root }, at(comparison, step));
  };
  const isClosed = into.schema['additionalProperties'] === false && from.schema['additionalProperties'] !== false;
  const open = isClosed && comparison.reader === 'exact' ? [{ path: comparison.path, what: 'other keys' }] : [];
  return [...open, ...sub('additionalProperties', '.*'), ...sub('propertyNames', ' keys')];
};

const isTypeWithin = (from: JsonSchema, into: JsonSchema): boolean =>
  into['type'] === undefined ||
  from['type'] === into['type'] ||
  (from['type'] === 'integer' && into['type'] === 'number');

const constDifferences = (from: JsonSchema, into: JsonSchema, { path }: Comparison): Difference[] => {
  if (!('const' in into)) return [];
  return JSON.stringify(from['const']) === JSON.stringify(into['const'])
    ? []
    : [{ path, what: `${nameOf(from)} is not ${nameOf(into)}` }];
};

const oneDifferences = (from: Rooted, into: Rooted, comparison: Comparison): Difference[] => {
  const { path } = comparison;
  if (!isTypeWithin(from.schema, into.schema)) {
    return [{ path, what: `${nameOf(from.schema)} is not ${nameOf(into.schema)}` }];
  }
  const [mine, theirs] = [from.schema['items'], into.schema['items']];
  const items = isRecord(theirs)
    ? differences(
        { schema: isRecord(mine) ? mine : {}, root: from.root },
        { schema: theirs, root: into.root },
        at(comparison, '[]'),
      )
    : [];
  return [
    ...constDifferences(from.schema, into.schema, comparison),
    ...boundDifferences(withOwnBounds(from.schema), into.schema, comparison),
    ...otherDifferences(from.schema, into.schema, comparison),
    ...items,
    ...keyDifferences(from, into, comparison),
  ];
};

const nameOf = (schema: JsonSchema): string => {
  const tag = Object.values(propertiesOf(schema)).find((property) => isRecord(property) && 'const' in property);
  const named = isRecord(tag) ? ` ${JSON.stringify(tag['const'])}` : '';
  return 'const' in schema
    ? JSON.stringify(schema['const'])
    : `${typeof schema['type'] === 'string' ? schema['type'] : 'anything'}${named}`;
};

/** One alternative of `from` has to fit one of `into`; the nearest one is named if none does. */
const alternativeDifferences = (from: Rooted, candidates: readonly Rooted[], comparison: Comparison): Difference[] => {
  const found = candidates.map((into) => oneDifferences(from, into, comparison));
  const [nearest] = [...found].sort((one, other) => one.length - other.length);
  if (nearest?.length === 0) return [];
  const alike = found.filter((_, index) => nameOf(candidates[index]?.schema ?? {}) === nameOf(from.schema));
  const [only] = alike;
  if (only && alike.length === 1) return only;
  return candidates.length === 1 && nearest
    ? nearest
    : [
        {
          path: comparison.path,
          what: `${nameOf(from.schema)} fits none of ${candidates.map(({ schema }) => nameOf(schema)).join(', ')}`,
        },
      ];
};

/** The same part of two schemas that share it. One that points elsewhere (`$ref`) may find something else there. */
const isShared = (from: Rooted, into: Rooted): boolean =>
  from.schema === into.schema && (from.root === into.root || !JSON.stringify(from.schema).includes('"$ref"'));

const differences = (from: Rooted, into: Rooted, comparison: Comparison): Difference[] => {
  if (isShared(from, into)) return [];
  const pair = `${JSON.stringify(resolve(from).schema)} ${JSON.stringify(resolve(into).schema)}`;
  if (comparison.seen.has(pair)) return [];
  const deeper = { ...comparison, seen: new Set([...comparison.seen, pair]) };
  const candidates = alternativesOf(into);
  return alternativesOf(from).flatMap((alternative) => alternativeDifferences(alternative, candidates, deeper));
};

/** Where a value that fits `from` may not fit `into`; none if every one does. */
export const differencesBetween = (from: JsonSchema, into: JsonSchema, reader: Reader): Difference[] => [
  ...new Map(
    differences({ schema: from, root: from }, { schema: into, root: into }, { path: '', reader, seen: new Set() }).map(
      (difference) => [`${difference.path} ${difference.what}`, difference],
    ),
  ).values(),
];
