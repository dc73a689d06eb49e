import type { Correction } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { traitOf, withCorrection } from './correct-trait.rules.ts';
import { namesSomebody } from './provisional-patient.rules.ts';

const nobody = {
  patientFamily: null,
  patientGiven: [],
  patientNameText: null,
  patientBirthDate: null,
  patientSex: null,
  patientBirthPlace: null,
  patientIdentifiers: [],
};

const corrections: Correction[] = [
  { trait: 'family', value: 'Martin' },
  { trait: 'given', value: ['Camille'] },
  { trait: 'birthDate', value: '1980' },
  { trait: 'sex', value: 'female' },
  { trait: 'birthPlace', value: '63220' },
  { trait: 'identifier', value: [{ system: 'urn:oid:1.2', value: '7' }] },
];

it.each(corrections)(
  'a corrected $trait stands in its place, and taking it back restores what was read',
  (correction) => {
    const corrected = withCorrection(nobody, correction);
    expect(traitOf(correction.trait, corrected)).toEqual(correction);
    expect(withCorrection(corrected, traitOf(correction.trait, nobody))).toEqual(nobody);
  },
);

it('a family name and a birth date name somebody, less does not', () => {
  const named = { ...nobody, patientFamily: 'Martin', patientBirthDate: '1980' };
  expect(namesSomebody(named)).toBe(true);
  expect(namesSomebody({ ...named, patientFamily: null })).toBe(false);
  expect(namesSomebody({ ...named, patientBirthDate: null })).toBe(false);
});
