import type { SimpleFaker } from '@faker-js/faker';
import { REFERENCE_DATE, seeded, stableDigits } from '../seeded.ts';
import { frenchIns, nhsTestNumber, syntheticSsn } from './identifiers.ts';
import { NAMES } from './names.ts';
import { ageInYears, type Person, type PostalAddress, type Realm } from './person.ts';
import { PLACES } from './places.ts';
import { SPECIAL_PEOPLE, type SpecialPerson } from './special-people.ts';

const REFERENCE_DAY = REFERENCE_DATE.toISOString().slice(0, 10);

const POPULATIONS: readonly { facilityCode: string; realm: Realm; people: number; mrn: (key: string) => string }[] = [
  { facilityCode: 'chu-montclair', realm: 'FR', people: 150, mrn: (key) => `80${stableDigits(`mrn:${key}`, 8)}` },
  { facilityCode: 'northbrook', realm: 'GB', people: 110, mrn: (key) => `NB${stableDigits(`mrn:${key}`, 7)}` },
  { facilityCode: 'maple-street', realm: 'US', people: 40, mrn: (key) => `MSC-${stableDigits(`mrn:${key}`, 6)}` },
];

/** Numbers that regulators keep for fiction. */
const PHONES: Readonly<Record<Realm, (key: string) => string>> = {
  FR: (key) => {
    const digits = stableDigits(`phone:${key}`, 4);
    return `06 39 98 ${digits.slice(0, 2)} ${digits.slice(2)}`;
  },
  GB: (key) => `07700 900${stableDigits(`phone:${key}`, 3)}`,
  US: (key) => `(802) 555-01${stableDigits(`phone:${key}`, 2)}`,
};

const NATIONAL_NUMBERS: Readonly<Record<Realm, (person: Pick<Person, 'key' | 'sex' | 'birthDate'>) => string>> = {
  FR: frenchIns,
  GB: (person) => nhsTestNumber(person.key),
  US: (person) => syntheticSsn(person.key),
};

function drawAddress(realm: Realm, household: string): PostalAddress {
  const random = seeded(`address:${realm}:${household}`);
  const [city, postalCode, state] = random.helpers.arrayElement(PLACES[realm].towns);
  const number = random.number.int({ min: 1, max: realm === 'US' ? 900 : 120 });
  const street = random.helpers.arrayElement(PLACES[realm].streets);
  return { line: `${number}${realm === 'FR' ? ', ' : ' '}${street}`, city, postalCode, state };
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[^\p{L} -]/gu, '')
    .replaceAll(' ', '-')
    .toLowerCase();

function drawBirthDate(random: SimpleFaker): string {
  const age = random.helpers.weightedArrayElement([
    { weight: 2, value: [0, 15] as const },
    { weight: 3, value: [16, 44] as const },
    { weight: 4, value: [45, 69] as const },
    { weight: 4, value: [70, 96] as const },
  ]);
  return random.date
    .birthdate({ mode: 'age', min: age[0], max: age[1], refDate: REFERENCE_DATE })
    .toISOString()
    .slice(0, 10);
}

function drawOrdinary(key: string, facilityCode: string, realm: Realm): SpecialPerson {
  const random = seeded(`person:${key}`);
  const sex = random.helpers.arrayElement(['female', 'male'] as const);
  const birthDate = drawBirthDate(random);
  const year = Number(birthDate.slice(0, 4));
  const generation = NAMES[realm][sex][year < 1955 ? 0 : year < 1985 ? 1 : 2];
  const names = random.helpers.arrayElements(generation, realm === 'FR' ? { min: 1, max: 3 } : { min: 1, max: 2 });
  const family = random.helpers.arrayElement(NAMES[realm].family);
  const isMarried = sex === 'female' && year < 1985 && random.datatype.boolean(0.5);
  const birthFamily = isMarried ? random.helpers.arrayElement(NAMES[realm].family) : family;
  const ordinary: SpecialPerson = { key, facilityCode, situation: 'ordinary', family, given: names, sex, birthDate };
  return isMarried ? { ...ordinary, birthFamily, maritalStatus: 'M' } : ordinary;
}

function complete(special: SpecialPerson, realm: Realm, mrn: (key: string) => string): Person {
  const { household = special.key, ...said } = special;
  const random = seeded(`civil:${special.key}`);
  const isAdult = ageInYears(special.birthDate, REFERENCE_DAY) >= 18;
  const hasEmail = isAdult && special.given.length > 0 && random.datatype.boolean(0.6);
  return {
    ...said,
    realm,
    birthFamily: said.birthFamily ?? said.family,
    address: drawAddress(realm, household),
    phone: PHONES[realm](household),
    email: hasEmail ? `${plain(said.given[0] ?? '')}.${plain(said.family)}@example.org` : null,
    maritalStatus: said.maritalStatus ?? (isAdult ? random.helpers.arrayElement(['S', 'M', 'M', 'D'] as const) : 'S'),
    mrn: mrn(special.key),
    nationalNumber: NATIONAL_NUMBERS[realm](special),
    deceasedOn: said.deceasedOn ?? null,
    replacedBy: said.replacedBy ?? null,
    practitionerKey: `${special.facilityCode}:general:${random.helpers.arrayElement([0, 10])}`,
  };
}

/** The whole population, the special people of each facility before its ordinary ones. */
export function generatePeople(): Person[] {
  return POPULATIONS.flatMap(({ facilityCode, realm, people, mrn }) => {
    const special = SPECIAL_PEOPLE.filter((person) => person.facilityCode === facilityCode);
    const ordinary = Array.from({ length: people - special.length }, (_, index) =>
      drawOrdinary(`${facilityCode}-${index + 1}`, facilityCode, realm),
    );
    return [...special, ...ordinary].map((person) => complete(person, realm, mrn));
  });
}
