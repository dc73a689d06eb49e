import { currentSnapshot, isRecord } from '../../packages/contracts/releases/index.ts';

/** Texts that no person wrote: ids, instants, choices, hashes. */
const FORMS = ['format', 'pattern', 'enum', 'const'];
/** Texts by form alone, which nothing outside decides: a code, a colour, a version. */
const OURS = new Set(['code', 'color', 'mediaType', 'documentCode', 'version', 'system', 'versionNow', 'path']);

const isFreeText = (schema: unknown): boolean => {
  if (!isRecord(schema)) return false;
  if (schema['type'] === 'array') return isFreeText(schema['items']);
  const either = [schema['anyOf'], schema['oneOf']].flatMap((list) => (Array.isArray(list) ? list : []));
  if (either.length > 0) return either.some(isFreeText);
  return [schema['type']].flat().includes('string') && !FORMS.some((form) => form in schema);
};

const collect = (schema: unknown, names: Set<string>): void => {
  if (Array.isArray(schema)) for (const item of schema) collect(item, names);
  if (!isRecord(schema)) return;
  const properties = schema['properties'];
  if (isRecord(properties)) {
    for (const [name, property] of Object.entries(properties)) if (isFreeText(property)) names.add(name);
  }
  for (const part of Object.values(schema)) collect(part, names);
};

/** The names under which answers carry what a document, a sender or a colleague wrote: every free text of the contracts. */
export const writtenNames = (): ReadonlySet<string> => {
  const names = new Set<string>();
  collect(currentSnapshot(), names);
  for (const name of OURS) names.delete(name);
  return names;
};
