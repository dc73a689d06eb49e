import { type Agreement, MatchGrade, Trait } from '@mailroom/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildKnown, MRN, NIR } from './build-person.ts';
import { gradePatient } from './grade-patient.rules.ts';
import type { KnownPatient, MatchContext, ReadTraits } from './traits.rules.ts';
import { verifyIdentity } from './verification.rules.ts';

/** Few values, so that two people often have one in common, nearly or wholly. */
const family = fc.constantFrom(
  null,
  '',
  'Martin',
  'MARTÍN',
  'Le Goff',
  'Legoff',
  'Le Goff-Martin',
  'Marten',
  'Okafor',
  'Unknown',
);
const given = fc.array(fc.constantFrom('Anne', 'ANNE', 'Anna', 'Anne-Laure', 'Laure', 'Daniel', 'D', 'Baby', ''), {
  maxLength: 3,
});
const birthDate = fc.constantFrom(
  null,
  '1980',
  '1980-03',
  '1980-03-12',
  '1980-12-03',
  '1980-03-13',
  '1951-07-01',
  '1980-01-01',
);
const sex = fc.constantFrom(null, 'male', 'female', 'other', 'unknown');
const birthPlace = fc.constantFrom(null, '63220', '75056', '75112', '99352');
const identifiers = fc.array(
  fc.record({
    system: fc.constantFrom(null, MRN, `urn:oid:${MRN}`, NIR, '1.2.3'),
    value: fc.constantFrom('', '0000', '1', '2', '3', ' 1 '),
  }),
  { maxLength: 3 },
);
const read: fc.Arbitrary<ReadTraits> = fc.record({ family, given, birthDate, sex, birthPlace, identifiers });
const knownAs = (id: fc.Arbitrary<string>, replacedByFhirId: fc.Arbitrary<string | null>): fc.Arbitrary<KnownPatient> =>
  fc
    .record({
      id,
      family,
      birthFamily: family,
      given,
      birthDate,
      sex,
      birthPlace,
      identifiers,
      replacedByFhirId,
      isActive: fc.boolean(),
      isUnderstood: fc.boolean(),
    })
    .map((known) => ({ ...known, fhirId: `fhir-${known.id}` }));
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const known = knownAs(id, fc.constant(null));
const patients = (of: fc.Arbitrary<KnownPatient>) => fc.uniqueArray(of, { selector: ({ id }) => id, maxLength: 5 });
const anyPatients = patients(knownAs(id, fc.option(id.map((id) => `fhir-${id}`))));
const context: fc.Arbitrary<MatchContext> = fc.record({ sharedIdentifiers: identifiers });

const BLANK: Readonly<Record<Trait, Partial<KnownPatient>>> = {
  identifier: { identifiers: [] },
  family: { family: null, birthFamily: null },
  given: { given: [] },
  birthDate: { birthDate: null },
  sex: { sex: null },
  birthPlace: { birthPlace: null },
};
const OF_PERSON: readonly Trait[] = ['family', 'given', 'birthDate'];
const AGREES: ReadonlySet<Agreement> = new Set(['equal', 'close']);
const rank = (grade: MatchGrade) => -MatchGrade.options.indexOf(grade);
const runs = { numRuns: 400 };

describe('a grade', () => {
  it.each(Trait.options)('is never raised by blanking the %s, on either side', (trait) => {
    fc.assert(
      fc.property(read, known, context, (read, known, context) => {
        const before = gradePatient(read, known, context);
        const { birthFamily: _, ...blank } = BLANK[trait];
        const withoutRead = gradePatient({ ...read, ...blank }, known, context);
        const withoutKnown = gradePatient(read, { ...known, ...BLANK[trait] }, context);
        expect(rank(withoutRead.grade)).toBeLessThanOrEqual(rank(before.grade));
        expect(rank(withoutKnown.grade)).toBeLessThanOrEqual(rank(before.grade));
      }),
      runs,
    );
  });

  it('and its evidence are the same when what is read and what is known change places', () => {
    fc.assert(
      fc.property(read, known, (read, known) => {
        const one = { ...known, birthFamily: null };
        const context = { sharedIdentifiers: [] };
        expect(gradePatient(one, { ...one, ...read }, context)).toEqual(gradePatient(read, one, context));
      }),
      runs,
    );
  });
});

/** A document with candidates, one of whom has some of its traits. */
const anyCase = (others: fc.Arbitrary<KnownPatient[]>) =>
  fc.record({ read, known, traits: fc.subarray(Trait.options, { minLength: 2 }), others, context }).map((drawn) => {
    const { read, known, traits, others, context } = drawn;
    const same: Readonly<Record<Trait, Partial<KnownPatient>>> = {
      identifier: { identifiers: read.identifiers },
      family: { family: read.family },
      given: { given: read.given },
      birthDate: { birthDate: read.birthDate },
      sex: { sex: read.sex },
      birthPlace: { birthPlace: read.birthPlace ?? null },
    };
    const alike: KnownPatient = Object.assign(
      { ...known, id: 'alike', fhirId: 'fhir-alike' },
      ...traits.map((trait) => same[trait]),
    );
    return { read, patients: [alike, ...others], context };
  });

/** One that is matched but for what was drawn: of cases drawn at random hardly any is. */
const likelyCase = fc
  .record({ drawn: known, traits: fc.subarray(Trait.options), isActive: fc.boolean(), others: anyPatients })
  .map(({ drawn, traits, isActive, others }) => {
    const written: ReadTraits = {
      family: 'Martin',
      given: ['Anne'],
      birthDate: '1980-03-12',
      sex: 'female',
      identifiers: [{ system: MRN, value: '1' }],
    };
    const differs: Readonly<Record<Trait, Partial<KnownPatient>>> = {
      identifier: { identifiers: drawn.identifiers },
      family: { family: drawn.family },
      given: { given: drawn.given },
      birthDate: { birthDate: drawn.birthDate },
      sex: { sex: drawn.sex },
      birthPlace: { birthPlace: drawn.birthPlace ?? null },
    };
    const alike: KnownPatient = Object.assign(
      { ...drawn, ...written, birthFamily: null, isActive, isUnderstood: true, id: 'alike', fhirId: 'fhir-alike' },
      ...traits.map((trait) => differs[trait]),
    );
    return { read: written, patients: [alike, ...others], context: { sharedIdentifiers: [] } };
  });

describe('verifying', () => {
  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(anyCase(anyPatients), fc.nat(5), ({ read, patients, context }, cut) => {
        const moved = [...patients.slice(cut), ...patients.slice(0, cut)];
        const match = verifyIdentity(read, patients, context);
        expect(verifyIdentity(read, moved, context)).toEqual(match);
        expect(verifyIdentity(read, moved.toReversed(), context)).toEqual(match);
      }),
      runs,
    );
  });

  it('two candidates who are equal but for their ids change places without a change, and neither is matched', () => {
    fc.assert(
      fc.property(anyCase(patients(known)), ({ read, patients: [twin, ...others], context }) => {
        const [one, other] = ['x', 'y'].map((id) => ({ ...(twin ?? buildKnown()), id, fhirId: `fhir-${id}` }));
        const match = verifyIdentity(read, [one ?? buildKnown(), ...others, other ?? buildKnown()], context);
        const swapped = verifyIdentity(read, [other ?? buildKnown(), ...others, one ?? buildKnown()], context);
        expect(swapped).toEqual(match);
        expect(match.outcome === 'matched' && ['x', 'y'].includes(match.patientId)).toBe(false);
      }),
      runs,
    );
  });

  it('matches nobody whom it would not have matched among fewer candidates', () => {
    fc.assert(
      fc.property(anyCase(patients(known)), ({ read, patients, context }) => {
        const match = verifyIdentity(read, patients, context);
        const id = match.outcome === 'matched' ? match.patientId : null;
        const alone = patients.filter((patient) => patient.id === id);
        const again = alone.map((patient) => verifyIdentity(read, [patient], context));
        expect(again.every(({ outcome }) => outcome === 'matched')).toBe(true);
      }),
      runs,
    );
  });

  it('matches only a record in use, by equal given name and birth date, and against no contradiction', () => {
    let matches = 0;
    fc.assert(
      fc.property(fc.oneof(anyCase(anyPatients), likelyCase), ({ read, patients, context }) => {
        const match = verifyIdentity(read, patients, context);
        if (match.outcome !== 'matched') return true;
        matches += 1;
        const { identifier, family, given, birthDate, sex, birthPlace } = Object.fromEntries(
          match.evidence.map(({ trait, agreement }) => [trait, agreement]),
        );
        const found = patients.find(({ id }) => id === match.patientId);
        const isByNumber = identifier === 'equal' && (family === 'equal' || family === 'close');
        const isByName = identifier === 'missing' && family === 'equal';
        const isInUse = found?.isActive === true && found.replacedByFhirId === null;
        return (
          isInUse &&
          given === 'equal' &&
          birthDate === 'equal' &&
          ![sex, birthPlace].includes('different') &&
          (isByNumber || isByName)
        );
      }),
      runs,
    );
    expect(matches).toBeGreaterThan(0);
  });

  it('matches nobody by a number without its system, and no newborn who has no name yet', () => {
    fc.assert(
      fc.property(likelyCase, fc.boolean(), ({ read, patients, context }, isNewborn) => {
        const unsystematic = { identifiers: read.identifiers.map(({ value }) => ({ system: null, value })) };
        const odd = isNewborn ? { given: ['Baby of Anne'] } : unsystematic;
        expect(verifyIdentity({ ...read, ...odd }, patients, context).outcome).not.toBe('matched');
      }),
      runs,
    );
  });

  it('puts nobody who has nothing but the number before a person whose name and birth date agree', () => {
    fc.assert(
      fc.property(anyCase(patients(known)), ({ read, patients, context }) => {
        const match = verifyIdentity(read, patients, context);
        const isPerson = (match.outcome === 'ambiguous' ? match.candidates : []).map(
          ({ evidence }) =>
            evidence.filter(({ trait, agreement }) => OF_PERSON.includes(trait) && AGREES.has(agreement)).length,
        );
        const steps = isPerson.map((agreeing) => (agreeing === OF_PERSON.length ? 2 : Math.min(agreeing, 1)));
        expect(steps).toEqual(steps.toSorted((one, other) => other - one));
      }),
      runs,
    );
  });
});
