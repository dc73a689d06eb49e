const NUMBERS = /^(?:(\d{1,2})[./ -])?(\d{1,2})[./ -](\d{4})$/;
/** A number of eight digits: the day first, as both languages write it, else as machines do. */
const EIGHT = /^(\d{2})(\d{2})((?:18|19|20)\d{2})$/;
const EIGHT_ISO = /^((?:18|19|20)\d{2})(\d{2})(\d{2})$/;
const DAY_AND_WORD = /^(?:(\d{1,2})(?:er|st|nd|rd|th)?\.? +)?(\p{L}{3,})\.? +(\d{4})$/u;
const WORD_AND_DAY = /^(\p{L}{3,})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$/u;
/** Few documents state the hour of a birth; those that do are left as they are. */
const WITH_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}(:\d{2}){0,2}([+-]\d{2}:\d{2}|Z)?$/;
const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

const MONTHS = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
] as const;

/** The month that a word begins, in either language, from three letters on; empty if it begins none or two. */
const monthOf = (word: string): string => {
  const begun = MONTHS.flatMap((names, index) => (names.some((name) => name.startsWith(word)) ? [index + 1] : []));
  return begun.length === 1 ? String(begun[0]) : '';
};

const isDay = (year: string, month: string, day: string): boolean => {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
};

const toDate = (year: string, month: string, day: string | undefined): string | null => {
  if (!isDay(year, month, day ?? '1')) return null;
  return [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
};

/**
 * A date as people in both languages write it, the day before the month: `12/04/1975`, `12041975`, `12 avril 1975`,
 * `04/1975`, `1975`, `1975-04-12`. Null: it is no date, or could be two. Not a library of dates: those read "tomorrow" and
 * "05/06" as well, and weigh more than the page may.
 *
 * @example parseTypedDate('20 juin 2000') // => '2000-06-20'
 */
export const parseTypedDate = (typed: string): string | null => {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (WITH_TIME.test(text)) return text;
  const [iso, isoYear = '', isoMonth = '01', isoDay = '01'] = ISO.exec(text) ?? [];
  if (iso !== undefined) return isDay(isoYear, isoMonth, isoDay) ? iso : null;
  const words = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const [, day, month = '', year = ''] = NUMBERS.exec(text) ?? EIGHT.exec(text) ?? [];
  if (year !== '') return toDate(year, month, day);
  const [, machineYear = '', machineMonth = '', machineDay] = EIGHT_ISO.exec(text) ?? [];
  if (machineYear !== '') return toDate(machineYear, machineMonth, machineDay);
  const [, dayBefore, word = '', yearAfter = ''] = DAY_AND_WORD.exec(words) ?? [];
  if (yearAfter !== '') return toDate(yearAfter, monthOf(word), dayBefore);
  const [, firstWord = '', dayAfter, lastYear = ''] = WORD_AND_DAY.exec(words) ?? [];
  return lastYear === '' ? null : toDate(lastYear, monthOf(firstWord), dayAfter);
};
