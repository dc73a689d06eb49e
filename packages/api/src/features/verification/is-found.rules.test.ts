import { expect, it } from 'vitest';
import { buildKnown, buildRead, MRN } from './build-person.ts';
import { isFound } from './is-found.rules.ts';
import type { KnownPatient } from './traits.rules.ts';

const found = (known: Partial<KnownPatient>, read: Parameters<typeof buildRead>[0] = {}) =>
  isFound(buildRead(read), [
    buildKnown({ id: 'somebody', birthFamily: 'Karahan', family: 'Karahan' }),
    buildKnown(known),
  ]);

it('who is certain is found, and who agrees in name and birth date', () => {
  expect([found({}), found({}, { identifiers: [] }), found({}, { given: ['Silvie'] })]).toEqual([true, true, true]);
});

it('who has the number and is somebody else, or the name and another number, is not all that there is to find', () => {
  expect(found({}, { given: ['Anne'] })).toBe(false);
  expect(found({}, { identifiers: [{ system: MRN, value: '4711' }] })).toBe(false);
  expect(found({}, { birthDate: '1971-02-03' })).toBe(false);
});

it('a record that is closed leads on to the one that took its place', () => {
  expect([found({ isActive: false }), found({ replacedByFhirId: 'other' })]).toEqual([false, false]);
});

it('two traits are a candidate, and no reason to look no further', () => {
  expect(found({}, { identifiers: [], birthDate: null })).toBe(false);
});
