import type { PatientSearch } from '@mailroom/contracts';
import { parseTypedDate } from './typed-date.ts';

/** Whom somebody looks for, told apart. */
export type TypedSearch = Omit<PatientSearch, 'documentId'>;

const MAX_WORDS = 5;
const MAX_CHARACTERS = 60;
const EARLIEST_YEAR = 1870;

/** What people write before a number; it says that what follows is no date. */
const LABEL = /^(?:ipp|ins|nir|nia|nhs|mrn|ssn|nss|id|n[°ºo]\.?|num[ée]ro|number):?$/i;
/** What people write before a date. */
const BORN = /^(?:n[ée]e?\.?|le|born|on|du|d\.?o\.?b\.?|ddn):?$/i;

const beginningOf = (text: string): string => Array.from(text).slice(0, MAX_CHARACTERS).join('');

const hasDigit = (token: string | undefined): boolean => /\d/.test(token ?? '');

const isPlausible = (date: string): boolean => {
  const year = Number(date.slice(0, 4));
  return year >= EARLIEST_YEAR && year <= new Date().getFullYear();
};

/** A date at the beginning of the tokens, written in three words, two or one, and how many they are. */
const dateAt = (tokens: readonly string[]): { date: string; length: number } | null => {
  for (const length of [3, 2, 1]) {
    const date = tokens.length < length ? null : parseTypedDate(tokens.slice(0, length).join(' '));
    if (date !== null && isPlausible(date)) return { date, length };
  }
  return null;
};

/** The tokens of one number: its groups of digits may stand apart. */
const numberAt = (tokens: readonly string[]): readonly string[] => {
  const end = tokens.findIndex((token) => !hasDigit(token));
  return tokens.slice(0, end === -1 ? tokens.length : end);
};

interface Told {
  readonly names: string[];
  birthDate: string | null;
  number: string | null;
}

/** Takes what stands first, and says of how many tokens it was made. */
const take = (tokens: readonly string[], told: Told): number => {
  const [first = '', ...rest] = tokens;
  const isLabelled = LABEL.test(first) && hasDigit(rest[0]);
  const before = Math.max(
    0,
    tokens.findIndex((token) => !BORN.test(token)),
  );
  const dated = isLabelled || told.birthDate !== null ? null : dateAt(tokens.slice(before));
  if (dated !== null) {
    told.birthDate = dated.date;
    return before + dated.length;
  }
  const digits = numberAt(isLabelled ? rest : tokens);
  if (digits.length > 0) {
    told.number ??= beginningOf(digits.join(''));
    return digits.length + (isLabelled ? 1 : 0);
  }
  told.names.push(beginningOf(first));
  return 1;
};

/**
 * Tells name, birth date and number of one line apart, in whatever order they stand. Null: too little to look for anybody.
 *
 * @example readTypedSearch('Martin 12/03/1968') // => { names: ['Martin'], birthDate: '1968-03-12', number: null }
 */
export const readTypedSearch = (typed: string): TypedSearch | null => {
  let tokens = typed.split(/[\s,;]+/).filter((token) => /[\p{Letter}\p{Number}]/u.test(token));
  const told: Told = { names: [], birthDate: null, number: null };
  while (tokens.length > 0) tokens = tokens.slice(take(tokens, told));
  const names = told.names.slice(0, MAX_WORDS);
  const isEnough = told.birthDate !== null || told.number !== null || names.some((name) => name.length > 1);
  return isEnough ? { ...told, names } : null;
};
