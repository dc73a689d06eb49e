/** The country whose habits a record follows: names, numbers, addresses, language. */
export type Realm = 'FR' | 'GB' | 'US';

/** Why a person is in the generated population. */
export type PersonSituation =
  | 'ordinary'
  | 'twin'
  | 'married-name'
  | 'hyphenated'
  | 'accented'
  | 'apostrophe'
  | 'several-given-names'
  | 'namesake'
  | 'differs-by-accents'
  | 'unnamed-baby'
  | 'deceased'
  | 'merged'
  | 'survivor-of-merge';

export interface PostalAddress {
  line: string;
  city: string;
  postalCode: string;
  /** County or state; null where addresses have none. */
  state: string | null;
}

/** One synthetic patient, from which both the hospital's record and the documents are made. */
export interface Person {
  /** What every id of this person derives from. */
  key: string;
  facilityCode: string;
  realm: Realm;
  situation: PersonSituation;
  /** The family name in use. */
  family: string;
  /** The family name at birth; the same as `family` for most. */
  birthFamily: string;
  /** Empty for a baby that has not been named. */
  given: readonly string[];
  sex: 'male' | 'female';
  birthDate: string;
  address: PostalAddress;
  phone: string;
  email: string | null;
  maritalStatus: 'S' | 'M' | 'D' | 'W';
  mrn: string;
  nationalNumber: string;
  deceasedOn: string | null;
  /** The key of the record that took this one's place. */
  replacedBy: string | null;
  practitionerKey: string;
}

/** Whole years at a day, both as `YYYY-MM-DD`. */
export function ageInYears(birthDate: string, onDay: string): number {
  const years = Number(onDay.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return onDay.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
