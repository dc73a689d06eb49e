import type { PatientSearch } from '@mailroom/contracts';
import type { PatientCriteria, PatientQuery } from '../../platform/fhir/patient-query.rules.ts';
import { rangeOf, statedDate, wholeDay } from './near-dates.rules.ts';

type Typed = Pick<PatientSearch, 'names' | 'birthDate' | 'number'> & { readonly fhirIds: readonly string[] };

const born = (birthDate: string): Pick<PatientCriteria, 'birthDates' | 'born'> => {
  const day = wholeDay(birthDate);
  return day === undefined ? { born: rangeOf(birthDate) } : { birthDates: [day] };
};

/** Name and birth date hold together. A date that no calendar has finds nobody, and does not widen the search. */
const personOf = ({ names, birthDate }: Typed): PatientQuery => {
  const date = statedDate(birthDate);
  const isAnything = names.length > 0 || date !== null;
  if (!isAnything || (birthDate !== null && date === null)) return [];
  return [{ ...(names.length > 0 && { names }), ...(date !== null && born(date)), isWide: false }];
};

/** A number as it was typed and without what groups its digits. */
export const spellingsOf = (number: string): readonly string[] => [
  ...new Set([number, number.replaceAll(/[\s./-]/g, '')]),
];

/** How the hospital's server is asked for whom a person looks for. Some servers refuse to be asked for a number of any system. */
export const typedQuery = (typed: Typed): PatientQuery => {
  const { number, fhirIds } = typed;
  const numbers = number === null ? [] : spellingsOf(number);
  return [
    ...personOf(typed),
    { ownNumbers: numbers, isWide: true },
    { anyNumbers: numbers, isWide: true },
    { fhirIds, isWide: false },
  ];
};
