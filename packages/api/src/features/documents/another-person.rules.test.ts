import { expect, it } from 'vitest';
import { isAnotherPerson, type ReadPerson } from './another-person.rules.ts';

const READ: ReadPerson = {
  family: 'Le Goff',
  given: ['Éloïse', 'Marie'],
  birthDate: '1980-08-01',
  identifiers: [{ system: '1.2', value: 'MR-1' }],
};
const another = (parts: Partial<ReadPerson>) => [
  isAnotherPerson(READ, { ...READ, ...parts }),
  isAnotherPerson({ ...READ, ...parts }, READ),
];
const NOBODY: ReadPerson = { family: null, given: [], birthDate: null, identifiers: [] };

it.each<[string, Partial<ReadPerson>, boolean]>([
  ['the same', {}, false],
  ['another name under the same number', { family: 'Moreau', given: ['Jean'], birthDate: '1951-02-03' }, false],
  ['a married name and a slip in the date', { family: 'Moreau', birthDate: '1980-01-08', identifiers: [] }, false],
  ['a name written otherwise', { family: 'LE GOFF-MOREAU', given: ['Eloise'], identifiers: [] }, false],
  ['nobody read', NOBODY, false],
  ['a twin, under another number', { given: ['Anne'], identifiers: [{ system: '1.2', value: 'MR-2' }] }, false],
  ['everything differs', { family: 'Okafor', given: ['Ada'], birthDate: '2001-04-05', identifiers: [] }, true],
  ['only names are read, and both differ', { ...NOBODY, family: 'Okafor', given: ['Ada'] }, true],
  [
    'a namesake by the family name alone',
    { given: ['Ada'], birthDate: '2001-04-05', identifiers: [{ system: '1.2', value: 'MR-2' }] },
    true,
  ],
  ['another number in another system says nothing', { identifiers: [{ system: '9.9', value: '7' }] }, false],
  ['a date as a year', { birthDate: '1980', family: 'Okafor', given: ['Ada'], identifiers: [] }, false],
])('%s', (_, parts, expected) => {
  expect(another(parts)).toEqual([expected, expected]);
});
