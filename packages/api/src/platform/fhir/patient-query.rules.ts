import type { PatientIdentifier } from '@mailroom/contracts';

/**
 * One search: for whoever fits everything that it states. Of a list any value will do, and of all numbers any; an empty
 * list is nothing stated, and makes no search.
 */
export interface PatientCriteria {
  /** A number without a system is one of the facility's systems, or of any where the facility names none. */
  readonly identifiers?: readonly PatientIdentifier[];
  /** Numbers under each of the facility's systems, whatever system they were written with. */
  readonly ownNumbers?: readonly string[];
  /** Numbers under any system; some servers refuse to search so. */
  readonly anyNumbers?: readonly string[];
  /** Beginnings of family names, used, at birth and former: a server compares each with every name that it knows. */
  readonly families?: readonly string[];
  readonly given?: readonly string[];
  /** Whole days. */
  readonly birthDates?: readonly string[];
  /** Dates as precise as they are known, the first and the last of a range: a record that has the year only lies within it. */
  readonly born?: readonly [from: string, to: string];
  /** It finds candidates only: whether it is whole, or is answered at all, decides nothing. */
  readonly isWide: boolean;
}

/** What one patient is looked for by: everybody whom any of the searches finds. */
export type PatientQuery = readonly PatientCriteria[];
