import type { PatientIdentifier } from '@mailroom/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareIdentifiers, isElsewhere } from './compare-identifiers.rules.ts';
import { normaliseIdentifier } from './identifier.rules.ts';

const NIR = '1.2.250.1.213.1.4.8';
const MRN = '2.16.840.1.113883.19.71.1';

const ids = (...pairs: [string | null, string][]): PatientIdentifier[] =>
  pairs.map(([system, value]) => ({ system, value }));

describe('numbers', () => {
  it.each<[string, PatientIdentifier[], PatientIdentifier[], string]>([
    ['the same', ids([MRN, '8012']), ids([MRN, '8012']), 'equal'],
    ['the OID in FHIR’s form', ids([MRN, '8012']), ids([`urn:oid:${MRN}`, '8012']), 'equal'],
    ['other case and spaces', ids([MRN, ' ab 12']), ids([`URN:OID:${MRN}`, 'AB12']), 'equal'],
    ['an INS in groups', ids([NIR, '1 54 07 69 999 123 45']), ids([`urn:oid:${NIR}`, '154076999912345']), 'equal'],
    [
      'an NHS number by URI and OID',
      ids(['2.16.840.1.113883.2.1.4.1', '999 123 4567']),
      ids(['https://fhir.nhs.uk/Id/nhs-number', '9991234567']),
      'equal',
    ],
    ['a hyphen in a hospital’s own number', ids([MRN, '1-23']), ids([MRN, '12-3']), 'different'],
    ['the same value of another system', ids(['1.2.3', '8012']), ids([MRN, '8012']), 'missing'],
    ['a production INS beside a test one', ids([NIR, '1540769']), ids(['1.2.250.1.213.1.4.10', '1540769']), 'missing'],
    ['no system', ids([null, '8012']), ids([null, '8012']), 'close'],
    ['no system on one side', ids([null, '8012']), ids([MRN, '8012']), 'close'],
    ['a blank system on one side', ids([' ', '8012']), ids([MRN, '8012']), 'close'],
    ['no system, in groups', ids([null, '1 54 07 69 999 123 45']), ids([NIR, '154076999912345']), 'close'],
    ['no system, and a hyphen', ids([null, '1-23']), ids([MRN, '123']), 'missing'],
    ['no system, and another value', ids([null, '8013']), ids([MRN, '8012']), 'missing'],
    ['no system, and zeros for a value', ids([null, '000']), ids([MRN, '000']), 'missing'],
    ['zeros left out', ids([MRN, '12345']), ids([MRN, '0012345']), 'close'],
    ['zeros left out of a text', ids([MRN, 'A12']), ids([MRN, '0A12']), 'different'],
    ['the key of an INS left out', ids([NIR, '1540769999123']), ids([NIR, '154076999912345']), 'close'],
    ['another number with the key', ids([NIR, '1540769999124']), ids([NIR, '154076999912345']), 'different'],
    ['the one without a system agrees, another contradicts', ids([null, '7'], [MRN, '1']), ids([MRN, '7']), 'close'],
    ['one of several agrees', ids([MRN, '8012'], ['1.2.3', '7']), ids([MRN, '8012']), 'equal'],
    ['one agrees, one contradicts', ids([MRN, '8012'], [NIR, '1']), ids([MRN, '8012'], [NIR, '2']), 'close'],
    ['an old and a new one', ids([MRN, '8012']), ids([MRN, '8012'], [MRN, '9999-new']), 'equal'],
    ['one contradicts', ids([MRN, '8012']), ids([MRN, '8013']), 'different'],
    ['blank', ids([MRN, ' ']), ids([MRN, ' ']), 'missing'],
    ['zeros', ids([MRN, '0000']), ids([MRN, '0000']), 'missing'],
    ['a word for nothing', ids([MRN, 'UNKNOWN']), ids([MRN, 'unknown']), 'missing'],
    ['shared by many', ids([MRN, '77']), ids([MRN, '77']), 'missing'],
    ['shared by many, beside another', ids([MRN, '77'], [NIR, '1']), ids([MRN, '77'], [NIR, '1']), 'equal'],
  ])('%s', (...[, read, known, agreement]) => {
    const shared = ids([`urn:oid:${MRN}`, ' 77 ']);
    expect(compareIdentifiers(read, known, { shared })).toBe(agreement);
    expect(compareIdentifiers(known, read, { shared })).toBe(agreement);
  });

  it.each<[string, PatientIdentifier, PatientIdentifier, boolean]>([
    ['a sender’s system', { system: '1.2.3', value: '8012' }, { system: MRN, value: '8012' }, true],
    ['another value', { system: '1.2.3', value: '8013' }, { system: MRN, value: '8012' }, false],
    ['the same system', { system: MRN, value: '8012' }, { system: `urn:oid:${MRN}`, value: '8012' }, false],
    ['two national systems', { system: NIR, value: '1' }, { system: '2.16.840.1.113883.4.1', value: '1' }, false],
  ])('written under another system: %s', (...[, one, other, isUnderAnother]) => {
    expect(isElsewhere([one], [other])).toBe(isUnderAnother);
    expect(isElsewhere([other], [one])).toBe(isUnderAnother);
  });

  it('that several of the patients in question carry tell by themselves of none', () => {
    const [contested, shared] = [ids([`urn:oid:${MRN}`, '8012']), ids()];
    expect(compareIdentifiers(ids([MRN, '8012']), ids([MRN, '8012']), { shared, contested })).toBe('close');
    expect(compareIdentifiers(ids([MRN, '8012']), ids([MRN, '8013']), { shared, contested })).toBe('different');
    const both = ids([MRN, '8012'], [NIR, '1']);
    expect(compareIdentifiers(both, both, { shared, contested })).toBe('equal');
  });

  it('that a sender writes for all contradict nobody', () => {
    expect(compareIdentifiers(ids([MRN, '77']), ids([MRN, '8012']), { shared: ids([MRN, '77']) })).toBe('missing');
    expect(compareIdentifiers(ids([MRN, '8012']), ids([MRN, '77']), { shared: ids([MRN, '77']) })).toBe('different');
  });

  it('what is normalised is normalised once and for all, and agrees with itself', () => {
    const system = fc.constantFrom(
      NIR,
      `urn:oid:${NIR}`,
      MRN,
      'http://hl7.org/fhir/sid/us-ssn',
      ' urn:oid: urn:oid:1.2',
    );
    fc.assert(
      fc.property(system, fc.string({ unit: 'grapheme', maxLength: 20 }), (system, value) => {
        const once = normaliseIdentifier({ system, value });
        expect(once && normaliseIdentifier(once)).toEqual(once);
        expect(compareIdentifiers([{ system, value }], once ? [once] : [], { shared: [] })).toBe(
          once ? 'equal' : 'missing',
        );
      }),
      { numRuns: 500 },
    );
  });
});
