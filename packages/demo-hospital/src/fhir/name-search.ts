import { type Filter, Operator, splitSearchOnComma } from '@medplum/core';
import type { HumanName } from '@medplum/fhirtypes';

/** The string parameters that read a person's names. */
const PARTS: Readonly<Record<string, (name: HumanName) => readonly (string | undefined)[]>> = {
  name: (name) => [name.text, name.family, ...(name.given ?? []), ...(name.prefix ?? []), ...(name.suffix ?? [])],
  family: (name) => [name.family],
  given: (name) => name.given ?? [],
};

export const isNameFilter = (filter: Filter): boolean =>
  filter.code in PARTS &&
  (filter.operator === Operator.EQUALS || filter.operator === Operator.EXACT || filter.operator === Operator.CONTAINS);

/** FHIR R4, search, string: case, accents, punctuation and whitespace do not count. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

function matchesPart(part: string, value: string, operator: Operator): boolean {
  if (operator === Operator.EXACT) return part === value;
  return operator === Operator.CONTAINS ? fold(part).includes(fold(value)) : fold(part).startsWith(fold(value));
}

/** Whether one of the names starts with (or contains, or is) one of the filter's values. */
export function matchesName(names: readonly HumanName[], filter: Filter): boolean {
  const read = PARTS[filter.code];
  if (read === undefined) return false;
  const parts = names.flatMap(read).filter((part) => part !== undefined);
  return splitSearchOnComma(filter.value).some((value) =>
    parts.some((part) => matchesPart(part, value, filter.operator)),
  );
}
