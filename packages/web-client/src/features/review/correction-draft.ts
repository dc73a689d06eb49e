import type { Correction, Sex } from '@mailroom/contracts';
import { readDraft, writeDraft } from '../../platform/reload/drafts.ts';
import { isRecord, isText } from '../../platform/reload/keep-across-reload.ts';
import { parseTypedDate } from './typed-date.ts';

/** What stands in a correction's form: texts, valid or not. Identifiers are pairs of number and system. */
export interface CorrectionDraft {
  readonly trait: Correction['trait'];
  readonly texts: readonly string[];
}

const isDraft = (value: unknown): boolean =>
  isRecord(value) && isText(value['trait']) && Array.isArray(value['texts']) && value['texts'].every(isText);

/** Whether what was kept is drafts, one per trait. */
export const areDrafts = (value: unknown): value is readonly CorrectionDraft[] =>
  Array.isArray(value) && value.every(isDraft);

export const isSameDraft = (left: CorrectionDraft, right: CorrectionDraft): boolean =>
  left.trait === right.trait && left.texts.join('\n') === right.texts.join('\n');

/** The name under which the corrections of a document are kept while they are typed. */
export const correctionsName = (documentId: string): string => `corrections/${documentId}`;

/** Removes a draft that the server has saved, unless its text was changed meanwhile. */
export const forgetDraft = (documentId: string, saved: CorrectionDraft): void => {
  const kept = readDraft(correctionsName(documentId));
  if (!areDrafts(kept)) return;
  const left = kept.filter((draft) => !isSameDraft(draft, saved));
  writeDraft(correctionsName(documentId), left.length === 0 ? undefined : left);
};

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

/** The form of the contract's `PlaceCode`. */
const PLACE_CODE = /^(\d{2}|2[AB])\d{3}$/;

const placeOf = (text: string): Correction | null => {
  const code = text.toUpperCase();
  if (code === '') return { trait: 'birthPlace', value: null };
  return PLACE_CODE.test(code) ? { trait: 'birthPlace', value: code } : null;
};

/**
 * The correction that the form's texts state; null while they are not valid. An empty field says that the document does not
 * state the trait.
 */
export const correctionOf = ({ trait, texts }: CorrectionDraft): Correction | null => {
  const text = texts[0]?.trim() ?? '';
  if (trait === 'family') return { trait, value: text === '' ? null : text };
  if (trait === 'given') return { trait, value: text.split(/[\s,]+/).filter(Boolean) };
  if (trait === 'sex') return { trait, value: SEXES.find((sex) => sex === text) ?? null };
  if (trait === 'identifier') return identifiersOf(texts);
  if (trait === 'birthPlace') return placeOf(text);
  const date = parseTypedDate(text);
  return text !== '' && date === null ? null : { trait, value: date };
};
