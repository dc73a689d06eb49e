import type { Person } from './person.ts';

/** What is said of a person by hand; the rest is drawn. `household` people share one address and one phone. */
export type SpecialPerson = Pick<
  Person,
  'key' | 'facilityCode' | 'situation' | 'family' | 'given' | 'sex' | 'birthDate'
> &
  Partial<Pick<Person, 'birthFamily' | 'deceasedOn' | 'replacedBy' | 'maritalStatus'>> & { household?: string };

const CHU = 'chu-montclair';
const NORTHBROOK = 'northbrook';
const MAPLE = 'maple-street';

type Row = [
  key: string,
  family: string,
  given: string,
  sex: 'F' | 'M',
  birthDate: string,
  more?: Partial<SpecialPerson>,
];

const at =
  (facilityCode: string, situation: Person['situation']) =>
  ([key, family, given, sex, birthDate, more]: Row): SpecialPerson => ({
    key,
    facilityCode,
    situation,
    family,
    given: given === '' ? [] : given.split(' '),
    sex: sex === 'F' ? 'female' : 'male',
    birthDate,
    ...more,
  });

const rows = (facilityCode: string, situation: Person['situation'], people: Row[]): SpecialPerson[] =>
  people.map(at(facilityCode, situation));

/** The people whose documents go to the wrong chart most easily. */
export const SPECIAL_PEOPLE: readonly SpecialPerson[] = [
  ...rows(CHU, 'twin', [
    ['fr-twin-lucie', 'Moreau', 'Lucie', 'F', '2019-04-12', { household: 'moreau' }],
    ['fr-twin-lucas', 'Moreau', 'Lucas', 'M', '2019-04-12', { household: 'moreau' }],
    ['fr-twin-eloise', 'Lefèvre', 'Éloïse', 'F', '2008-09-03', { household: 'lefevre' }],
    ['fr-twin-elise', 'Lefèvre', 'Élise', 'F', '2008-09-03', { household: 'lefevre' }],
    ['fr-twin-theo', 'Garnier', 'Théo', 'M', '2014-01-27', { household: 'garnier' }],
    ['fr-twin-leo', 'Garnier', 'Léo', 'M', '2014-01-27', { household: 'garnier' }],
  ]),
  ...rows(CHU, 'married-name', [
    ['fr-married-sylvie', 'Le Goff', 'Sylvie', 'F', '1968-11-05', { birthFamily: 'Martin', maritalStatus: 'M' }],
    ['fr-married-claire', 'Durand', 'Claire', 'F', '1981-06-19', { birthFamily: 'Lambert', maritalStatus: 'M' }],
    ['fr-married-odile', 'Vasseur', 'Odile', 'F', '1947-02-08', { birthFamily: 'Crépin', maritalStatus: 'W' }],
    ['fr-married-amel', 'Girard', 'Amel', 'F', '1990-10-30', { birthFamily: 'Benali', maritalStatus: 'D' }],
  ]),
  ...rows(CHU, 'hyphenated', [
    ['fr-hyphen-jean-pierre', 'Le Goff-Martin', 'Jean-Pierre', 'M', '1959-08-22'],
    ['fr-hyphen-marie-claude', 'Dupont-Aubert', 'Marie-Claude', 'F', '1952-03-17'],
    ['fr-hyphen-anne-laure', 'Saint-Hilaire', 'Anne-Laure', 'F', '1985-12-01'],
  ]),
  ...rows(CHU, 'accented', [
    ['fr-accent-francois', 'Bézier', 'François', 'M', '1973-05-09'],
    ['fr-accent-zoe', 'Müller', 'Zoë', 'F', '1994-07-21'],
    ['fr-accent-noel', 'Châtelain', 'Noël', 'M', '1949-12-25'],
    ['fr-accent-maelys', 'Garçon', 'Maëlys', 'F', '2011-02-14'],
  ]),
  ...rows(CHU, 'apostrophe', [
    ['fr-apostrophe-angelo', "D'Angelo", 'Enzo', 'M', '1977-09-13'],
    ['fr-apostrophe-hermite', "L'Hermite", 'Solange', 'F', '1938-04-30'],
  ]),
  ...rows(CHU, 'several-given-names', [
    ['fr-several-jean', 'Dupuis', 'Jean Stéphane Patrick', 'M', '1963-01-20'],
    ['fr-several-marie', 'Rousset', 'Marie Antoinette Joséphine Louise', 'F', '1944-06-02'],
  ]),
  ...rows(CHU, 'namesake', [
    ['fr-namesake-1', 'Martin', 'Marie', 'F', '1954-07-14'],
    ['fr-namesake-2', 'Martin', 'Marie', 'F', '1954-07-14'],
  ]),
  ...rows(CHU, 'differs-by-accents', [
    ['fr-accents-with', 'Benoît', 'Hélène', 'F', '1966-10-11'],
    ['fr-accents-without', 'Benoit', 'Helene', 'F', '1969-01-10'],
  ]),
  ...rows(CHU, 'unnamed-baby', [['fr-baby', 'Petit', '', 'F', '2026-02-20']]),
  ...rows(CHU, 'deceased', [
    [
      'fr-deceased-raymond',
      'Chevalier',
      'Raymond',
      'M',
      '1931-05-16',
      { deceasedOn: '2026-01-29', maritalStatus: 'W' },
    ],
    ['fr-deceased-simone', 'Gautier', 'Simone', 'F', '1935-08-08', { deceasedOn: '2025-11-12', maritalStatus: 'W' }],
  ]),
  ...rows(CHU, 'merged', [
    [
      'fr-merged-nathalie',
      'Rousseau',
      'Nathalie',
      'F',
      '1971-03-28',
      { replacedBy: 'fr-survivor-nathalie', household: 'rousseau' },
    ],
    [
      'fr-merged-abdel',
      'Haddad',
      'Abdel',
      'M',
      '1988-09-09',
      { replacedBy: 'fr-survivor-abdelkader', household: 'haddad' },
    ],
  ]),
  ...rows(CHU, 'survivor-of-merge', [
    ['fr-survivor-nathalie', 'Rousseau', 'Nathalie', 'F', '1971-03-28', { household: 'rousseau' }],
    ['fr-survivor-abdelkader', 'Haddad', 'Abdelkader', 'M', '1988-09-09', { household: 'haddad' }],
  ]),
  ...rows(NORTHBROOK, 'twin', [
    ['gb-twin-oliver', 'Hughes', 'Oliver', 'M', '2016-05-30', { household: 'hughes' }],
    ['gb-twin-olivia', 'Hughes', 'Olivia', 'F', '2016-05-30', { household: 'hughes' }],
    ['gb-twin-daniel', 'Okafor', 'Daniel', 'M', '1998-11-18', { household: 'okafor' }],
    ['gb-twin-david', 'Okafor', 'David', 'M', '1998-11-18', { household: 'okafor' }],
  ]),
  ...rows(NORTHBROOK, 'married-name', [
    ['gb-married-priya', 'Shah', 'Priya', 'F', '1979-04-04', { birthFamily: 'Patel', maritalStatus: 'M' }],
    ['gb-married-margaret', 'Thompson', 'Margaret', 'F', '1942-09-27', { birthFamily: 'Reid', maritalStatus: 'W' }],
  ]),
  ...rows(NORTHBROOK, 'hyphenated', [
    ['gb-hyphen-emma', 'Clarke-Walsh', 'Emma-Jane', 'F', '1987-02-23'],
    ['gb-hyphen-rhys', 'Rhys-Jones', 'Owain', 'M', '1970-08-15'],
  ]),
  ...rows(NORTHBROOK, 'accented', [['gb-accent-sinead', 'Ó Briain', 'Sinéad', 'F', '1982-12-12']]),
  ...rows(NORTHBROOK, 'apostrophe', [
    ['gb-apostrophe-obrien', "O'Brien", 'Siobhan', 'F', '1965-03-17'],
    ['gb-apostrophe-dangelo', "D'Angelo", 'Marco', 'M', '1958-07-01'],
  ]),
  ...rows(NORTHBROOK, 'several-given-names', [
    ['gb-several-charles', 'Pemberton', 'Charles Edward Arthur', 'M', '1950-10-05'],
  ]),
  ...rows(NORTHBROOK, 'namesake', [
    ['gb-namesake-1', 'Smith', 'John', 'M', '1961-03-02'],
    ['gb-namesake-2', 'Smith', 'John', 'M', '1961-03-02'],
  ]),
  ...rows(NORTHBROOK, 'differs-by-accents', [
    ['gb-accents-with', 'Müller', 'Zoë', 'F', '1991-06-06'],
    ['gb-accents-without', 'Muller', 'Zoe', 'F', '1993-11-24'],
  ]),
  ...rows(NORTHBROOK, 'unnamed-baby', [['gb-baby', 'Adeyemi', '', 'M', '2026-02-24']]),
  ...rows(NORTHBROOK, 'deceased', [
    ['gb-deceased-edna', 'Hargreaves', 'Edna', 'F', '1929-01-31', { deceasedOn: '2026-02-03', maritalStatus: 'W' }],
  ]),
  ...rows(NORTHBROOK, 'merged', [
    [
      'gb-merged-liz',
      'Bennett',
      'Liz',
      'F',
      '1984-05-13',
      { replacedBy: 'gb-survivor-elizabeth', household: 'bennett' },
    ],
  ]),
  ...rows(NORTHBROOK, 'survivor-of-merge', [
    ['gb-survivor-elizabeth', 'Bennett', 'Elizabeth', 'F', '1984-05-13', { household: 'bennett' }],
  ]),
  ...rows(MAPLE, 'married-name', [
    ['us-married-karen', 'Lindqvist', 'Karen', 'F', '1975-08-20', { birthFamily: 'Novak', maritalStatus: 'M' }],
  ]),
  ...rows(MAPLE, 'apostrophe', [['us-apostrophe-oconnor', "O'Connor", 'Patrick', 'M', '1956-03-09']]),
  ...rows(MAPLE, 'differs-by-accents', [
    ['us-accents-with', 'García', 'José', 'M', '1980-02-29'],
    ['us-accents-without', 'Garcia', 'Jose', 'M', '1983-09-02'],
  ]),
];
