import type { Correction, Sex } from '@mailroom/contracts';
import { isRecord, isText } from '../../platform/keep-across-reload.ts';

/** A correction as it stands in the form: texts, whatever they come to. Identifiers are pairs of number and system. */
export interface CorrectionDraft {
  readonly trait: Correction['trait'];
  readonly texts: readonly string[];
}

/** Whether what was kept across a reload is a draft, or none. */
export const isDraft = (value: unknown): value is CorrectionDraft | null =>
  value === null ||
  (isRecord(value) && isText(value['trait']) && Array.isArray(value['texts']) && value['texts'].every(isText));

const DAY_FIRST = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;
const MONTH_FIRST = /^(\d{1,2})[./-](\d{4})$/;
/** Few documents state the hour of a birth; those that do are left as they are. */
const WITH_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}(:\d{2}){0,2}([+-]\d{2}:\d{2}|Z)?$/;
const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** A day or a month as people in both languages type it; what is more precise stays as it was written. */
const toTypedDate = (date: string): string => {
  const [, year = '', month, day] = ISO.exec(date) ?? [];
  return month === undefined ? date : [day, month, year].filter((part) => part !== undefined).join('/');
};

export const draftOf = (correction: Correction): CorrectionDraft => {
  const { trait } = correction;
  if (trait === 'given') return { trait, texts: [correction.value.join(' ')] };
  if (trait === 'birthDate') return { trait, texts: [toTypedDate(correction.value ?? '')] };
  if (trait !== 'identifier') return { trait, texts: [correction.value ?? ''] };
  const pairs = correction.value.flatMap(({ value, system }) => [value, system ?? '']);
  return { trait, texts: pairs.length === 0 ? ['', ''] : pairs };
};

const isDay = (year: string, month: string, day: string): boolean => {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
};

/**
 * A date as people in both languages type it: `12/04/1975`, `04/1975`, `1975`, `1975-04-12`. Null: it is no date.
 *
 * @example parseTypedDate('1.2.1980') // => '1980-02-01'
 */
export const parseTypedDate = (typed: string): string | null => {
  const text = typed.trim();
  const [, day = '', month = '', year = ''] = DAY_FIRST.exec(text) ?? [];
  if (year !== '') return isDay(year, month, day) ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
  const [, onlyMonth = '', itsYear = ''] = MONTH_FIRST.exec(text) ?? [];
  if (itsYear !== '') return isDay(itsYear, onlyMonth, '1') ? `${itsYear}-${onlyMonth.padStart(2, '0')}` : null;
  if (WITH_TIME.test(text)) return text;
  const [whole, isoYear = '', isoMonth = '01', isoDay = '01'] = ISO.exec(text) ?? [];
  return whole !== undefined && isDay(isoYear, isoMonth, isoDay) ? whole : null;
};

const SEXES: readonly Sex[] = ['male', 'female', 'other', 'unknown'];

const identifiersOf = (texts: readonly string[]): Correction | null => {
  const value = [];
  for (let index = 0; index < texts.length; index += 2) {
    const [number, system] = [texts[index]?.trim() ?? '', texts[index + 1]?.trim() ?? ''];
    if (number === '' && system !== '') return null;
    if (number !== '') value.push({ value: number, system: system === '' ? null : system });
  }
  return { trait: 'identifier', value };
};

/** What the form comes to; null while it makes no sense. An empty field: the document does not say it. */
export const correctionOf = ({ trait, texts }: CorrectionDraft): Correction | null => {
  const text = texts[0]?.trim() ?? '';
  if (trait === 'family') return { trait, value: text === '' ? null : text };
  if (trait === 'given') return { trait, value: text.split(/[\s,]+/).filter(Boolean) };
  if (trait === 'sex') return { trait, value: SEXES.find((sex) => sex === text) ?? null };
  if (trait === 'identifier') return identifiersOf(texts);
  const date = parseTypedDate(text);
  return text !== '' && date === null ? null : { trait, value: date };
};
