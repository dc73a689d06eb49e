import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRecord } from './read-record.ts';

const record = {
  resourceType: 'Patient',
  id: '7',
  active: true,
  name: [{ family: 'Le Goff', given: ['Sylvie'] }],
  gender: 'female',
  birthDate: '1968-11-05',
  identifier: [{ system: '1.2.3', value: '8012' }],
};

type Case = [what: string, change: object, understood: object];

it.each<Case>([
  ['a sex that is none', { gender: 'M' }, { gender: null, birthDate: '1968-11-05' }],
  ['a birth date that is none', { birthDate: '05/11/1968' }, { birthDate: null, gender: 'female' }],
  [
    'one name of two',
    { name: [{ family: 7 }, { family: 'Martin' }] },
    { name: [{ family: 'Martin' }], birthDate: '1968-11-05' },
  ],
  ['two numbers of three', { identifier: [7, { value: '1' }, { value: 2 }] }, { identifier: [{ value: '1' }] }],
  ['whether it is open', { active: 'yes' }, { active: false, gender: 'female' }],
  ['what it was merged into', { link: [{ type: 'replaced-by' }] }, { active: false, link: [] }],
])('%s that is not understood leaves the rest of the record', (_what, change, understood) => {
  expect(readRecord({ ...record, ...change })).toMatchObject({ id: '7', isUnderstood: false, ...understood });
});

it('a record that is understood says so, and what is no patient or has no id is none', () => {
  expect(readRecord(record)).toMatchObject({ id: '7', isUnderstood: true, gender: 'female' });
  expect([readRecord({ ...record, id: undefined }), readRecord({ resourceType: 'Group' }), readRecord(null)]).toEqual([
    null,
    null,
    null,
  ]);
});

it('whatever stands in a record, what is read of it has its id or is nothing', () => {
  const keys = fc.constantFrom('name', 'gender', 'birthDate', 'identifier', 'link', 'active', 'telecom', 'address');
  fc.assert(
    fc.property(fc.dictionary(keys, fc.jsonValue()), (change) => {
      expect(readRecord({ ...record, ...change })?.id).toBe('7');
    }),
  );
});
