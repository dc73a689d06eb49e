import { z } from 'zod';
import { isRecord, type JsonSchema } from '../../contracts/releases/index.ts';
import { KeepSearchInput, WorklistFilter } from '../../contracts/src/index.ts';
import { WorklistLink } from '../../web-client/src/features/worklist/view-schema.ts';
import { LINK_HISTORY, type PastParameter } from '../../web-client/src/features/worklist/worklist-link.ts';
import { refusedPlaces, toJsonSchema } from './release-files.ts';

const Schema = z.record(z.string(), z.unknown());

/** What a release's links may carry, by parameter, and what its kept searches hold. */
export const Links = z.strictObject({ parameters: z.record(z.string(), Schema), keptSearch: Schema });
export type Links = z.infer<typeof Links>;

/** What this tree takes from links. */
export interface LinkRules {
  readonly parameters: Readonly<Record<string, JsonSchema>>;
  readonly history: readonly PastParameter[];
}

export const currentRules = (): LinkRules => ({
  parameters: Object.fromEntries(
    Object.entries(WorklistLink.shape).map(([name, schema]) => [name, toJsonSchema(schema.unwrap())]),
  ),
  history: LINK_HISTORY,
});

export const currentLinks = (): Links =>
  Links.parse({ parameters: currentRules().parameters, keptSearch: toJsonSchema(KeepSearchInput.shape.patientName) });

/** A schema less the values that the history speaks for. */
const withoutValues = (schema: JsonSchema, values: ReadonlySet<string>): JsonSchema => {
  const { enum: options, items } = schema;
  return {
    ...schema,
    ...(Array.isArray(options) ? { enum: options.filter((value) => !values.has(String(value))) } : {}),
    ...(isRecord(items) ? { items: withoutValues(items, values) } : {}),
  };
};

/** What a link of an older release may hold, and this tree would neither take nor refuse knowingly. */
export const forgotten = (older: Links, { parameters, history }: LinkRules): string[] =>
  Object.entries(older.parameters).flatMap(([name, schema]) => {
    const past = history.filter((one) => one.name === name);
    if (past.some(({ value }) => value === undefined)) return [];
    const now = parameters[name];
    if (!now) return [`${name}: neither there nor in the history`];
    const spokenFor = new Set(past.flatMap(({ value }) => value ?? []));
    return refusedPlaces(withoutValues(schema, spokenFor), now).map((place) => `${name}, ${place}`);
  });

/** Names that an older release kept, and the list would not search for any more. */
export const unsearchable = (older: Links): string[] =>
  refusedPlaces(older.keptSearch, toJsonSchema(WorklistFilter.shape.patientName)).map(
    (place) => `kept search, ${place}`,
  );
