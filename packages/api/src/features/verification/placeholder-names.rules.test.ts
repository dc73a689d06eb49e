import { expect, it } from 'vitest';
import { isNameOfNewborn, isNameOfNobody } from './placeholder-names.rules.ts';

it.each([
  'Baby',
  'BABY BOY',
  'Babygirl',
  'Baby of Sarah',
  'Baby 2',
  'baby2',
  'B/O Sarah',
  'BB',
  'BB1 Anne',
  'Bébé',
  'Bébé de Léa',
  'Enfant d’Anne',
  'Fils de Léa',
  'Nouveau-né',
  'Nouveau né',
  'NN',
  'Newborn',
  'Twin 1 of Sarah',
])('%s stands in the place of a newborn’s given name', (given) => {
  expect(isNameOfNewborn(given)).toBe(true);
});

it.each(['Barbara', 'Bebel', 'Nina', 'Boyd', 'Anne', 'Bo', 'Fils', 'Sonja', 'Olivier', 'B', ''])(
  '%s does not',
  (given) => {
    expect(isNameOfNewborn(given)).toBe(false);
  },
);

it.each(['UNKNOWN', 'Inconnu', 'F.N.U.', 'LNU', 'XXX'])('%s says that a name is not known', (name) => {
  expect(isNameOfNobody(name)).toBe(true);
});

it.each(['X', 'Unkel', 'Anne', ''])('%s does not say so', (name) => {
  expect(isNameOfNobody(name)).toBe(false);
});
