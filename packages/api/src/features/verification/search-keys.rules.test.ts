import fc from 'fast-check';
import { expect, it } from 'vitest';
import { batchOf } from '../../platform/fhir/patient-criteria.ts';
import type { PatientCriteria } from '../../platform/fhir/patient-query.rules.ts';
import { buildKnown, buildRead } from './build-person.ts';
import { keysAsked, keysOf } from './mirror-keys.rules.ts';
import { MAX_SEARCHES, searchRounds } from './search-keys.rules.ts';
import type { KnownPatient, ReadTraits } from './traits.rules.ts';

/** FHIR R4, search, string: the beginning, whatever case, accents and punctuation. */
const fold = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
const beginsSo = (names: readonly (string | null)[], asked: readonly string[] | undefined) =>
  asked?.some((one) => names.some((name) => name !== null && fold(name).startsWith(fold(one)))) ?? true;

const fits = (
  { families, given, birthDates, born, identifiers, anyNumbers, ownNumbers }: PatientCriteria,
  known: KnownPatient,
) => {
  const { birthDate } = known;
  const isBorn = birthDates === undefined || birthDates.includes(birthDate ?? '');
  const isBetween =
    born === undefined ||
    (birthDate !== null && birthDate >= born[0].slice(0, birthDate.length) && birthDate <= `${born[1]}~`);
  const numbers = new Set(known.identifiers.map(({ value }) => value));
  const asked = anyNumbers ?? ownNumbers ?? identifiers?.map(({ value }) => value);
  return (
    beginsSo([known.family, known.birthFamily, ...(known.formerFamilies ?? [])], families) &&
    beginsSo(known.given, given) &&
    isBorn &&
    isBetween &&
    (asked?.some((number) => numbers.has(number)) ?? true)
  );
};

const reaches = (read: ReadTraits, known: KnownPatient) =>
  searchRounds(read).some((query) => query.some((one) => fits(one, known)));

const mirrors = (read: ReadTraits, known: KnownPatient) => {
  const keys = new Set(keysOf(known));
  return keysAsked(read).some((key) => keys.has(key));
};

const slip = (read: Partial<ReadTraits>, known: Partial<KnownPatient>) => ({
  read: buildRead({ identifiers: [], ...read }),
  known: buildKnown({ birthFamily: null, ...known }),
});

const MARCH = '1990-04-03';

it.each<[string, ReturnType<typeof slip>]>([
  ['a misspelt name', slip({ family: 'Fetherstonhaugh', given: [] }, { family: 'Featherstonehaugh' })],
  ['another first letter', slip({ family: 'Karmichael' }, { family: 'Carmichael' })],
  ['half of a double name', slip({ family: 'Okonkwo' }, { family: 'Okonkwo-Baptiste' })],
  ['its other half', slip({ family: 'Baptiste' }, { family: 'Okonkwo-Baptiste' })],
  ['a title', slip({ family: 'Dr. Brandvold', birthDate: null }, { family: 'Brandvold' })],
  ['a suffix', slip({ family: 'Pembroke, Jr', birthDate: null }, { family: 'Pembroke' })],
  ['a particle less', slip({ family: 'Heijden', birthDate: '1968-11-15' }, { family: 'van der Heijden' })],
  [
    'names crossed',
    slip({ family: 'Tobias', given: ['Merriweather'], birthDate: null }, { family: 'Merriweather', given: ['Tobias'] }),
  ],
  [
    'day and month crossed',
    slip({ family: 'Martin', birthDate: '1990-03-04' }, { family: 'Martin', birthDate: MARCH }),
  ],
  [
    'a wrong digit of the date',
    slip({ family: 'Martin', birthDate: '1980-04-03' }, { family: 'Martin', birthDate: MARCH }),
  ],
  [
    'the year alone, in the document',
    slip({ family: 'Martin', birthDate: '1990' }, { family: 'Martin', birthDate: MARCH }),
  ],
  [
    'the year alone, in the record',
    slip({ family: 'Martin', birthDate: MARCH }, { family: 'Martin', birthDate: '1990' }),
  ],
  ['the month alone', slip({ family: 'Martin', birthDate: '1990-04' }, { family: 'Martin', birthDate: MARCH })],
  ['no date', slip({ family: 'Martin', birthDate: null }, { family: 'Martin', birthDate: MARCH })],
  ['umlauts written out', slip({ family: 'Weissmueller', birthDate: null }, { family: 'Weißmüller' })],
  ['umlauts not written out', slip({ family: 'Müller', birthDate: null }, { family: 'Mueller' })],
  ['a Danish letter', slip({ family: 'Soerensen', birthDate: null }, { family: 'Sørensen' })],
  ['an apostrophe less', slip({ family: 'OShaughnessy', birthDate: null }, { family: 'O’Shaughnessy' })],
  [
    'a name of Arabic origin',
    slip({ family: 'Yusuf', given: ['Muhammad'], birthDate: null }, { family: 'Youssef', given: ['Mohamed'] }),
  ],
  ['a French sound', slip({ family: 'Filippe', birthDate: null }, { family: 'Philippe' })],
  [
    'a former name',
    slip({ family: 'Pickersgill', birthDate: null }, { family: 'Hathersage', formerFamilies: ['Pickersgill'] }),
  ],
  [
    'a name in one text',
    slip({ family: null, given: [], nameText: 'Sylvie Martin', birthDate: null }, { family: 'Martin' }),
  ],
])('%s hides nobody, at the server and in the mirror', (_, { read, known }) => {
  expect([reaches(read, known), mirrors(read, known)]).toEqual([true, true]);
});

it('a number is looked for without its system, and under the facility’s', () => {
  const [, second] = searchRounds(buildRead({ family: null, given: [], birthDate: null }));
  expect(second?.[1]?.anyNumbers).toEqual(expect.arrayContaining(['8012', '08012']));
  expect(second?.[0]?.ownNumbers).toContain('8012');
});

it('who has the number nearly is known of at once, so that nobody is matched beside them', () => {
  const [first] = searchRounds(buildRead());
  expect(first?.[0]?.identifiers?.map(({ value }) => value)).toEqual(expect.arrayContaining(['8012', '08012']));
});

it('somebody else is not everybody', () => {
  const { read, known } = slip({}, { family: 'Karahan', given: ['Yusuf'], birthDate: '1962-07-20' });
  expect([reaches(read, known), mirrors(read, known)]).toEqual([false, false]);
});

it('the first round is the cheapest: a number, and a family name with its date', () => {
  const [first] = searchRounds(buildRead());
  expect(first?.map((one) => [Object.keys(one), one.isWide])).toEqual([
    [['identifiers', 'isWide'], false],
    [['families', 'birthDates', 'isWide'], false],
  ]);
});

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.array(fc.stringMatching(/^[\wäøé'-]{1,40}$/), { maxLength: 12 }).map((names) => names.join(' ')),
);
const date = fc.oneof(fc.stringMatching(/^\d{4}(-(0\d|1[0-2])(-[0-3]\d)?)?$/), fc.constant(null));

it('whatever a document says, a person costs twelve searches at most, each of some length', () => {
  const read = fc.record({
    family: fc.option(words),
    given: fc.array(words, { maxLength: 5 }),
    nameText: fc.option(words),
    birthDate: date,
  });
  fc.assert(
    fc.property(read, (traits) => {
      const rounds = searchRounds({ ...traits, identifiers: [{ system: '1.2.3', value: '7' }] });
      const scope = { managingOrganization: null, identifierSystems: ['1.2.3'], ownSystem: 'urn:uuid:f' };
      const searches = rounds.flatMap((query) => batchOf([query], scope).bundle.entry);
      expect(rounds.length).toBeLessThanOrEqual(3);
      expect(searches.length).toBeLessThanOrEqual(MAX_SEARCHES);
      for (const { request } of searches) expect(request.url.length).toBeLessThan(8000);
    }),
  );
});
