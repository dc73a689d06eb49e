import type { PatientIdentifier } from '@mailroom/contracts';
import { foldWords } from '../../platform/rules/fold-words.rules.ts';

/** Whose a document is, as it was read. */
export interface ReadPerson {
  readonly family: string | null;
  readonly given: readonly string[];
  readonly birthDate: string | null;
  readonly identifiers: readonly PatientIdentifier[];
}

/** Null: one of them does not say it. */
const haveInCommon = (one: readonly string[], other: readonly string[]): boolean | null =>
  one.length === 0 || other.length === 0 ? null : one.some((value) => other.includes(value));

/** As precise as the less precise of both. */
const isSameDate = (one: string | null, other: string | null): boolean | null =>
  one === null || other === null ? null : one.startsWith(other) || other.startsWith(one);

const wordsOf = (names: readonly (string | null)[]): string[] => foldWords(names.join(' '));

/** Only numbers of one system are compared: two hospitals number the same person differently. */
const isSameNumber = (one: ReadPerson, other: ReadPerson): boolean | null => {
  const compared = one.identifiers.flatMap(({ system, value }) =>
    other.identifiers.filter((known) => known.system === system).map((known) => known.value === value),
  );
  return compared.length === 0 ? null : compared.includes(true);
};

/** So many traits that differ, beside one that agrees, are no slip of a pen; where none agrees, fewer do. */
const MANY = 3;
const SOME = 2;

/**
 * Whether two documents are clearly of two people. In doubt they are not: a document that is announced as received before costs a look,
 * one that is not may be filed twice.
 */
export const isAnotherPerson = (one: ReadPerson, other: ReadPerson): boolean => {
  const number = isSameNumber(one, other);
  if (number === true) return false;
  const agreements = [
    number,
    haveInCommon(wordsOf([one.family]), wordsOf([other.family])),
    haveInCommon(wordsOf(one.given), wordsOf(other.given)),
    isSameDate(one.birthDate, other.birthDate),
  ];
  const differing = agreements.filter((agreement) => agreement === false).length;
  return differing >= (agreements.includes(true) ? MANY : SOME);
};
