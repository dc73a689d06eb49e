import type { Agreement, PlaceCode } from '@mailroom/contracts';

/** Cities of which senders write the whole as well as the district that somebody was born in. */
const DISTRICTS: readonly (readonly [whole: string, district: RegExp])[] = [
  ['75056', /^751\d\d$/],
  ['69123', /^6938\d$/],
  ['13055', /^132\d\d$/],
];

/**
 * Where somebody was born, by the official geographic code of France. Equal: the same code. Close: a city and one of its
 * districts; a department of Corsica and the one that it was until 1976; Algeria as it is named before and after 1962. Whatever
 * else became of a commune, such as a merger with another, is not known here: its codes differ.
 */
export function compareBirthPlaces(read: PlaceCode | null, known: PlaceCode | null): Agreement {
  if (read === null || known === null || isNowhere(read) || isNowhere(known)) return 'missing';
  if (read === known) return 'equal';
  return isOnePlace(read, known) || isOnePlace(known, read) ? 'close' : 'different';
}

/** Department 00 and country 99000, 99990 or 99999 stand for a place that nobody knew. */
const isNowhere = (code: PlaceCode): boolean => /^(00\d{3}|99000|9999\d)$/.test(code);

const isOnePlace = (one: PlaceCode, other: PlaceCode): boolean =>
  DISTRICTS.some(([whole, district]) => one === whole && district.test(other)) ||
  (one.startsWith('20') && /^2[AB]/.test(other) && one.slice(2) === other.slice(2)) ||
  (/^9[1-4]\d{3}$/.test(one) && other === '99352');
