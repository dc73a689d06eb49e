import { isRecord, type JsonSchema, textsOf } from './json-schema.ts';
import { REWRITINGS } from './schema-difference.ts';
import { placesOf } from './schema-places.ts';

/** A place of a schema that takes the same values as before, and means something else by them. */
export interface MeaningChange {
  readonly path: string;
  readonly what: string;
}

const placesByPath = (schema: JsonSchema): ReadonlyMap<string, JsonSchema> => new Map(placesOf(schema));

/** Whether values that both have stand in another order: lists on the screen are made of them. */
const isReordered = (before: JsonSchema, now: JsonSchema): boolean => {
  const [older, newer] = [textsOf(before['enum']), textsOf(now['enum'])];
  const common = older.filter((value) => newer.includes(value));
  return common.join('\n') !== newer.filter((value) => older.includes(value)).join('\n');
};

const changesAt = (before: JsonSchema | undefined, now: JsonSchema): string[] => {
  const isNew = before === undefined;
  const [older, newer] = [JSON.stringify(before?.['default']), JSON.stringify(now['default'])];
  return [
    ...(newer === older
      ? []
      : [
          `${newer === undefined ? 'lost its default' : `has the default ${newer}`}: a call that leaves it out means that`,
        ]),
    ...(isNew || !isReordered(before, now) ? [] : ['its values stand in another order']),
    ...(isNew || before[REWRITINGS] === now[REWRITINGS] ? [] : ['is trimmed or rewritten otherwise']),
    ...(isNew || before['description'] === now['description'] ? [] : ['is described otherwise']),
  ];
};

/** What changed that no value shows: defaults, the order of an enum's values, trimming, descriptions. */
export const meaningChanges = (before: JsonSchema, now: JsonSchema): MeaningChange[] => {
  const older = placesByPath(before);
  return [...placesByPath(now)].flatMap(([path, schema]) =>
    changesAt(older.get(path), isRecord(schema) ? schema : {}).map((what) => ({ path, what })),
  );
};
