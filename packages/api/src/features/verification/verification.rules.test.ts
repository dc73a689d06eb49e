import { describe, expect, it } from 'vitest';
import { buildKnown, buildRead, MRN, NIR } from './build-person.ts';
import type { KnownPatient, MatchContext, ReadTraits } from './traits.rules.ts';
import { verifyIdentity } from './verification.rules.ts';

const context: MatchContext = { sharedIdentifiers: [] };
const number = (value: string, system = MRN) => [{ system, value }];

/** `matched sylvie`, `ambiguous sylvie:certain …`, or `unmatched`. */
function verify(read: ReadTraits, candidates: KnownPatient[], shared = context): string {
  const match = verifyIdentity(read, candidates, shared);
  if (match.outcome === 'matched') return `matched ${match.patientId}`;
  if (match.outcome === 'unmatched') return 'unmatched';
  return ['ambiguous', ...match.candidates.map(({ patientId, grade }) => `${patientId}:${grade}`)].join(' ');
}

describe('a document with a number', () => {
  it.each<[string, Partial<ReadTraits>, string]>([
    ['matches when name, birth date and sex agree too', {}, 'matched sylvie'],
    ['matches by the name in use', { family: 'LE GOFF' }, 'matched sylvie'],
    ['matches with a slip in the family name', { family: 'Martyn' }, 'matched sylvie'],
    ['matches without a sex', { sex: null }, 'matched sylvie'],
    [
      'is not matched by the number alone',
      { family: null, given: [], birthDate: null, sex: null },
      'ambiguous sylvie:possible',
    ],
    ['is not matched without a birth date', { birthDate: null }, 'ambiguous sylvie:probable'],
    ['is not matched by a year', { birthDate: '1968' }, 'ambiguous sylvie:probable'],
    ['is not matched with a slip in the birth date', { birthDate: '1968-11-06' }, 'ambiguous sylvie:probable'],
    ['is not matched with another given name', { given: ['Sabine'] }, 'ambiguous sylvie:probable'],
    ['is not matched with a given name like it', { given: ['Sylvia'] }, 'ambiguous sylvie:probable'],
    ['is not matched without a given name', { given: [] }, 'ambiguous sylvie:probable'],
    ['is not matched with another family name', { family: 'Okafor' }, 'ambiguous sylvie:probable'],
    ['is not matched with another sex', { sex: 'male' }, 'ambiguous sylvie:probable'],
    [
      'is not matched when name and birth date contradict',
      { family: 'Okafor', given: ['Daniel'], birthDate: '1998-02-18', sex: null },
      'ambiguous sylvie:possible',
    ],
    ['that contradicts is not matched', { identifiers: number('8013') }, 'ambiguous sylvie:probable'],
    [
      'and another one that contradicts is not matched',
      { identifiers: [...number('8012'), ...number('9', '1.2.3')] },
      'ambiguous sylvie:probable',
    ],
  ])('%s', (_, change, outcome) => {
    const known = buildKnown({ identifiers: [...number('8012', `urn:oid:${MRN}`), ...number('1', 'urn:oid:1.2.3')] });
    expect(verify(buildRead(change), [known])).toBe(outcome);
  });

  it('is not matched by itself when the document is about somebody else too, whatever agrees', () => {
    expect(verify(buildRead({ isAboutSeveral: true }), [buildKnown()])).toBe('ambiguous sylvie:certain');
  });

  it('matches by a name that does not tell its parts apart', () => {
    const read = (nameText: string) => buildRead({ family: null, given: [], nameText });
    const known = buildKnown();
    const whole = [...known.given, known.family ?? ''].join(' ');
    expect(verify(read(whole), [known])).toBe('matched sylvie');
    expect(verify(read('Daniel Okafor'), [known])).toMatch(/^ambiguous/);
  });

  it('tells namesakes apart who were born on the same day', () => {
    const namesake = buildKnown({ id: 'namesake', identifiers: number('9999') });
    expect(verify(buildRead(), [namesake, buildKnown()])).toBe('matched sylvie');
  });

  it('is not matched by a number that others carry, and never by a blank one', () => {
    const alone = { birthDate: null, family: null, given: [], sex: null };
    const shared = { sharedIdentifiers: number(' 8012 ', `urn:oid:${MRN}`) };
    expect(verify(buildRead(alone), [buildKnown()], shared)).toBe('unmatched');
    expect(verify(buildRead({ birthDate: '1968' }), [buildKnown()], shared)).toBe('ambiguous sylvie:probable');
    expect(
      verify(buildRead({ ...alone, identifiers: number('0000') }), [buildKnown({ identifiers: number('0000') })]),
    ).toBe('unmatched');
  });

  it('that two of the candidates carry is left to a clerk, though nobody said that it is shared', () => {
    const other = buildKnown({
      id: 'other',
      family: 'Okafor',
      birthFamily: null,
      given: ['Daniel'],
      birthDate: '1998-02-18',
    });
    expect(verify(buildRead(), [buildKnown(), other])).toBe('ambiguous sylvie:probable other:possible');
    expect(verify(buildRead(), [buildKnown(), other], { sharedIdentifiers: number('8012') })).toBe(
      'ambiguous sylvie:probable',
    );
  });

  it('is left to a clerk when its numbers are those of two patients', () => {
    const other = buildKnown({
      id: 'other',
      given: ['Daniel'],
      family: 'Okafor',
      birthFamily: null,
      identifiers: number('5', '1.2.3'),
    });
    const read = buildRead({ identifiers: [...number('8012'), ...number('5', '1.2.3')] });
    expect(verify(read, [other, buildKnown()])).toBe('ambiguous sylvie:certain other:possible');
  });
});

describe('a document without a number that can be compared', () => {
  const read = (change: Partial<ReadTraits> = {}) => buildRead({ identifiers: number('X1', '9.9.9'), ...change });

  it.each<[string, Partial<ReadTraits>, string]>([
    ['is not matched by whole name, birth date and sex: namesakes have them too', {}, 'ambiguous sylvie:probable'],
    ['is not matched by the name in use', { family: 'Le Goff' }, 'ambiguous sylvie:probable'],
    ['is not matched with a slip in the family name', { family: 'Martyn' }, 'ambiguous sylvie:probable'],
    ['is not matched by a nickname', { given: ['Syl'] }, 'ambiguous sylvie:probable'],
    ['is not matched by a month', { birthDate: '1968-11' }, 'ambiguous sylvie:probable'],
    ['is not matched with another sex', { sex: 'male' }, 'ambiguous sylvie:probable'],
    ['shows whoever has the name', { birthDate: null }, 'ambiguous sylvie:possible'],
    ['shows nobody for a birth date alone', { family: null, given: [] }, 'unmatched'],
    ['shows nobody for a family name alone', { given: [], birthDate: null }, 'unmatched'],
    [
      'shows whoever has the name in the wrong order',
      { family: 'Sylvie', given: ['Martin'] },
      'ambiguous sylvie:probable',
    ],
  ])('%s', (_, change, outcome) => {
    expect(verify(read(change), [buildKnown()])).toBe(outcome);
  });

  it('is left to a clerk where two have the name and the birth date', () => {
    const namesake = buildKnown({ id: 'namesake', identifiers: number('9999') });
    expect(verify(read(), [buildKnown(), namesake])).toBe('ambiguous namesake:probable sylvie:probable');
  });

  it('shows a name in use that the document tells apart as nearly the record’s', () => {
    const said = read({ family: 'Vasseur', usedFamily: 'Le Goff', given: ['Anne'], usedGiven: ['Sylvie'] });
    const match = verifyIdentity(said, [buildKnown()], context);
    expect(match.outcome === 'ambiguous' && match.candidates[0]?.evidence.slice(1, 3)).toEqual([
      { trait: 'family', agreement: 'close' },
      { trait: 'given', agreement: 'close' },
    ]);
  });

  it.each<[string, Partial<ReadTraits>, Partial<KnownPatient>]>([
    ['a slip in the first letter', { family: 'Nartin' }, {}],
    ['another family name', { family: 'Okafor' }, {}],
    ['half of a double name', { family: 'Okonkwo' }, { birthFamily: 'Okonkwo-Baptiste' }],
    ['a title in the family name', { family: 'Dr. Martin' }, {}],
    ['a suffix in the family name', { family: 'Martin Jr' }, {}],
    ['a particle left out', { family: 'Goff' }, {}],
    ['a particle behind a comma', { family: 'Heijden, van der' }, { birthFamily: 'van der Heijden' }],
    [
      'an umlaut written out',
      { family: 'Weissmueller', given: ['Juergen'] },
      { family: 'Weißmüller', given: ['Jürgen'] },
    ],
    ['a title in the given name', { given: ['Mr. Sylvie'] }, {}],
    ['a former family name', { family: 'Pickersgill' }, { formerFamilies: ['Pickersgill'] }],
    ['a year instead of a day', { birthDate: '1968' }, {}],
    ['a day instead of a year', {}, { birthDate: '1968' }],
    [
      'one name in the place of the other',
      { family: null, given: ['Martin'] },
      { family: 'Martin', birthFamily: null, given: [] },
    ],
    ['a given name alone', { family: null }, { family: null, birthFamily: null }],
    ['a record whose name is one text', {}, { family: null, birthFamily: null, given: [], nameText: 'Sylvie MARTIN' }],
  ])('offers the patient whatever the slip: %s', (_, change, known) => {
    expect(verify(read(change), [buildKnown(known)])).toMatch(/^ambiguous sylvie/);
  });
});

describe('a number that is not his', () => {
  const stranger = buildKnown({
    id: 'stranger',
    family: 'Okafor',
    birthFamily: null,
    given: ['Daniel'],
    birthDate: '1998-02-18',
    identifiers: number('8013'),
  });

  it.each<[string, Partial<ReadTraits>]>([
    ['everything else agrees', {}],
    ['the sex is missing', { sex: null }],
    [
      'name and birth date have a slip each',
      { family: 'Martyn', given: ['Sylvia'], birthDate: '1968-11-06', sex: null },
    ],
    ['only the name agrees', { birthDate: null, sex: null }],
    ['only birth date and family name agree', { given: [], sex: null }],
  ])('never outweighs a person: %s', (_, change) => {
    const read = buildRead({ identifiers: number('8013'), ...change });
    for (const candidates of [
      [stranger, buildKnown()],
      [buildKnown(), stranger],
    ]) {
      expect(verify(read, candidates)).toMatch(/^ambiguous sylvie:\w+ stranger:possible$/);
    }
  });

  it('finds him without its system, and does not match by itself', () => {
    const read = (change: Partial<ReadTraits> = {}) =>
      buildRead({ identifiers: [{ system: null, value: '8012' }], ...change });
    expect(verify(read(), [buildKnown()])).toBe('ambiguous sylvie:probable');
    expect(verify(read({ family: null, given: [], birthDate: null }), [buildKnown()])).toBe(
      'ambiguous sylvie:possible',
    );
    expect(verify(read({ family: null, given: [], birthDate: null }), [stranger])).toBe('unmatched');
  });

  it('under a sender’s own system is not the hospital’s, unless the person is', () => {
    const read = (change: Partial<ReadTraits>) => buildRead({ identifiers: number('8012', '9.9.9'), ...change });
    const evidenceOf = (change: Partial<ReadTraits>) => {
      const match = verifyIdentity(read(change), [buildKnown()], context);
      return match.outcome === 'ambiguous' ? match.candidates[0]?.evidence[0]?.agreement : match.outcome;
    };
    expect(evidenceOf({})).toBe('close');
    expect(evidenceOf({ family: null, given: [], birthDate: null })).toBe('unmatched');
  });
});

describe('a newborn', () => {
  const born = { birthDate: '2026-02-20', sex: 'male' as const };
  const mother = buildKnown({ id: 'mother', birthDate: '1991-03-14' });
  const child = (id: string, given: string[]) => buildKnown({ id, given, ...born, identifiers: number(id) });

  it.each([['Baby'], ['Baby of Sylvie'], ['BB'], ['Bébé de Sylvie'], ['NN']])(
    'called %s is offered, and nobody is matched',
    (given) => {
      const read = buildRead({ given: [given], ...born, identifiers: number('7001') });
      expect(verify(read, [child('7001', [given])])).toBe('ambiguous 7001:probable');
      expect(verify(read, [child('7001', ['Maël'])])).toBe('ambiguous 7001:probable');
    },
  );

  it.each([['7001'], ['8012'], [null]])('comes before the mother, whatever the number: %s', (value) => {
    const read = buildRead({ given: ['Baby of Sylvie'], ...born, identifiers: value === null ? [] : number(value) });
    expect(verify(read, [mother, child('7001', [])])).toMatch(/^ambiguous 7001/);
    expect(verify(read, [mother])).not.toMatch(/^matched|probable|certain/);
  });

  it('under the mother’s national identity is nobody’s by itself', () => {
    const ins = number('291036999945612', NIR);
    const read = buildRead({ given: ['Bébé'], ...born, identifiers: ins });
    expect(verify(read, [{ ...mother, identifiers: ins }])).toBe('ambiguous mother:possible');
    expect(verify({ ...read, given: ['Maël'] }, [{ ...mother, identifiers: ins }])).toBe('ambiguous mother:possible');
  });

  it('of two is left to a clerk', () => {
    const read = buildRead({ given: ['Baby 2'], ...born, identifiers: number('7002') });
    expect(verify(read, [child('7001', ['Baby 1']), child('7002', ['Baby 2'])])).toBe(
      'ambiguous 7002:probable 7001:possible',
    );
  });
});

describe('twins', () => {
  const twin = (id: string, given: string, value: string): KnownPatient =>
    buildKnown({
      id,
      family: 'Lefèvre',
      birthFamily: null,
      given: [given],
      birthDate: '2008-09-03',
      identifiers: number(value),
    });
  const [eloise, elise] = [twin('eloise', 'Éloïse', '80120'), twin('elise', 'Élise', '80121')];
  const read = (given: string, value: string | null) =>
    buildRead({
      family: 'LEFEVRE',
      given: [given],
      birthDate: '2008-09-03',
      identifiers: value === null ? [] : number(value),
    });

  it('are told apart by number and name', () => {
    expect(verify(read('Eloise', '80120'), [elise, eloise])).toBe('matched eloise');
    expect(verify(read('Elise', '80121'), [elise, eloise])).toBe('matched elise');
  });

  it('are left to a clerk when the number is the other’s', () => {
    expect(verify(read('Eloise', '80121'), [elise, eloise])).toBe('ambiguous elise:probable eloise:probable');
  });

  it('are left to a clerk when the names are alike and there is no number', () => {
    expect(verify(read('Elise', null), [elise, eloise])).toBe('ambiguous elise:probable eloise:probable');
  });

  it.each(['Lucie', 'Eloise', 'Elise'])('%s does not match a twin who is in the index alone', (given) => {
    const [lucas, sister] = [twin('lucas', 'Lucas', '1'), given === 'Eloise' ? elise : eloise];
    for (const value of ['1', '80120', '80121', null]) {
      expect(verify(read(given, value), [lucas, sister])).toMatch(/^ambiguous/);
    }
  });

  it('without a given name yet are left to a clerk', () => {
    const baby = buildKnown({ given: [] });
    expect(verify(buildRead({ given: [] }), [baby])).toBe('ambiguous sylvie:probable');
  });
});

it('father and son of the same name are told apart by their birth dates', () => {
  const father = buildKnown({ id: 'father', birthDate: '1950-03-12', identifiers: number('1') });
  const son = buildKnown({ id: 'son', birthDate: '1980-03-21', identifiers: number('2') });
  const read = (birthDate: string, value: string) => buildRead({ birthDate, identifiers: number(value) });
  expect(verify(read('1980-03-21', '2'), [father, son])).toBe('matched son');
  expect(verify(read('1980-03-21', '1'), [father, son])).toMatch(/^ambiguous/);
  expect(verify(read('1980-03-21', '1'), [father])).toMatch(/^ambiguous/);
  expect(verify(read('1980-03-21', ' '), [father])).toMatch(/^ambiguous/);
  expect(verify(read('1980-03-21', ' '), [father, son])).toMatch(/^ambiguous son/);
});

describe('records out of use', () => {
  const merged = buildKnown({ id: 'merged', replacedByFhirId: 'fhir-sylvie', isActive: false });
  const survivor = buildKnown({ identifiers: number('9998') });

  it('give way to the record that replaced them, which is known by their numbers as well', () => {
    expect(verify(buildRead(), [merged, survivor])).toBe('matched sylvie');
    expect(verify(buildRead({ identifiers: number('9998') }), [merged, survivor])).toBe('matched sylvie');
  });

  it('are followed through several merges', () => {
    const between = buildKnown({
      id: 'between',
      replacedByFhirId: 'fhir-sylvie',
      isActive: false,
      identifiers: number('5'),
    });
    const first = { ...merged, replacedByFhirId: 'fhir-between' };
    expect(verify(buildRead(), [first, survivor, between])).toBe('matched sylvie');
  });

  it.each<[string, Partial<KnownPatient>]>([
    ['inactive', { isActive: false }],
    ['replaced by a record that is not here', { replacedByFhirId: 'elsewhere' }],
    ['replaced by itself', { replacedByFhirId: 'fhir-sylvie' }],
  ])('are shown and not matched when they are %s', (_, change) => {
    expect(verify(buildRead(), [buildKnown(change)])).toBe('ambiguous sylvie:certain');
  });

  it('of whom a part could not be read are shown and not matched, and rival another only where they come near', () => {
    const unread = buildKnown({ id: 'unread', sex: null, isUnderstood: false });
    expect(verify(buildRead(), [unread])).toMatch(/^ambiguous unread:/);
    const other = buildKnown({
      id: 'other',
      given: ['Paul'],
      birthDate: '1980-01-01',
      identifiers: [],
      isUnderstood: false,
    });
    expect(verify(buildRead(), [buildKnown(), other])).toBe('matched sylvie');
    expect(verify(buildRead(), [buildKnown(), { ...other, identifiers: unread.identifiers }])).toMatch(/^ambiguous/);
  });

  it('that are inactive keep another record with the same name from being matched', () => {
    const inactive = buildKnown({ id: 'inactive', isActive: false });
    const active = buildKnown({ id: 'active', identifiers: [] });
    expect(verify(buildRead(), [active, inactive])).toBe('ambiguous inactive:certain active:probable');
  });
});

describe('a French national health identity', () => {
  const ins = number('268116999912345', NIR);
  const known = buildKnown({ identifiers: [...number('8012'), ...number('2 68 11 69 999 123 45', `urn:oid:${NIR}`)] });
  const read = (change: Partial<ReadTraits> = {}) => buildRead({ identifiers: ins, ...change });

  it('matches when every strict trait is equal', () => {
    expect(verify(read(), [known])).toBe('matched sylvie');
    expect(verify(read({ given: ['SYLVIE', 'Anne'], family: 'MARTIN' }), [known])).toBe('matched sylvie');
    expect(verify(read(), [{ ...known, family: 'Martin', birthFamily: null }])).toBe('matched sylvie');
  });

  it.each<[string, Partial<ReadTraits>]>([
    ['the family name is the one in use', { family: 'Le Goff' }],
    ['the family name has a slip', { family: 'Martyn' }],
    ['the first given name is another one', { given: ['Anne', 'Sylvie'] }],
    ['there is no sex', { sex: null }],
    ['the sex is not known', { sex: 'unknown' }],
    ['the birth date lacks its day', { birthDate: '1968-11' }],
    ['the number is another one', { identifiers: number('268116999912346', NIR) }],
    ['the number is of the test authority', { identifiers: number('268116999912345', '1.2.250.1.213.1.4.10') }],
    [
      'the hospital’s number agrees and the national one does not',
      { identifiers: [...number('8012'), ...number('1', NIR)] },
    ],
  ])('is left to a clerk when %s', (_, change) => {
    expect(verify(read(change), [{ ...known, given: ['Sylvie', 'Anne'] }])).toMatch(/^ambiguous sylvie/);
  });

  it('is left to a clerk when the index has no national number, whatever else agrees', () => {
    expect(verify(read({ identifiers: [...ins, ...number('8012')] }), [buildKnown()])).toBe('ambiguous sylvie:certain');
  });

  it.each<[string, Partial<ReadTraits>, Partial<KnownPatient>]>([
    ['the place of birth is another one', { birthPlace: '63220' }, { birthPlace: '63221' }],
    ['the place of birth is nearly the same', { birthPlace: '75056' }, { birthPlace: '75112' }],
    ['the hospital has not checked the identity', {}, { identityStatus: 'PROV' }],
    ['the identity was recovered and nobody saw papers', {}, { identityStatus: 'RECUP' }],
    ['the status is one that nobody knows', {}, { identityStatus: 'new' }],
    ['the patient has another number now', {}, { formerNumbers: ['2 68 11 69 999 123 45'] }],
    ['the key of the number is left out', { identifiers: number('2681169999123', NIR) }, {}],
    ['the given name is the one in use', { given: ['Chloé'] }, { given: ['Chloé'], birthGiven: ['Sylvie', 'Anne'] }],
  ])('is left to a clerk when %s', (_, said, change) => {
    expect(verify(read(said), [{ ...known, ...change }])).toMatch(/^ambiguous sylvie/);
  });

  it.each<[string, Partial<ReadTraits>, Partial<KnownPatient>]>([
    ['the place of birth', { birthPlace: '63220' }, { birthPlace: '63220' }],
    ['a place abroad', { birthPlace: '99352' }, { birthPlace: '99352' }],
    ['one side without a place', { birthPlace: '63220' }, { birthPlace: null }],
    ['a status that the hospital gives to checked identities', {}, { identityStatus: 'VALI' }],
    ['a status that says that all is checked', {}, { identityStatus: 'QUAL' }],
    ['the given name at birth, beside another one in use', {}, { given: ['Chloé'], birthGiven: ['Sylvie', 'Anne'] }],
    ['the first of the names at birth', { given: ['SYLVIE'] }, { birthGiven: ['Sylvie', 'Anne', 'Claire'] }],
    ['a compound name without its hyphen', { given: ['MARIE-ODILE'] }, { birthGiven: ['MARIE ODILE', 'ANNE'] }],
    ['a ligature and an accent', { given: ['COEURÉLIE'] }, { birthGiven: ['Cœurelie'] }],
  ])('matches by %s', (_, said, change) => {
    expect(verify(read(said), [{ ...known, ...change }])).toBe('matched sylvie');
  });

  it('with a compound first name may come in two', () => {
    const jean = buildKnown({ ...known, given: ['Jean-Pierre', 'Paul'] });
    expect(verify(read({ given: ['Jean', 'Pierre', 'Paul'] }), [jean])).toBe('matched sylvie');
    expect(verify(read({ given: ['Jean'] }), [jean])).toMatch(/^ambiguous/);
  });
});

it('whoever has more speaking for them comes first, whatever the order of the search', () => {
  const exact = buildKnown({ id: 'z', given: ['Élise'], identifiers: [] });
  const like = buildKnown({ id: 'a', given: ['Éloïse'], identifiers: [] });
  const read = buildRead({ given: ['Élise'], identifiers: [] });
  for (const candidates of [
    [exact, like],
    [like, exact],
  ]) {
    expect(verify(read, candidates)).toBe('ambiguous z:probable a:probable');
  }
});

it('a child that carries its mother’s number is never the mother', () => {
  const ofMother = number('291036999945612', NIR);
  const mother = buildKnown({ id: 'mother', birthDate: '1991-03-14', identifiers: [...ofMother, ...number('2')] });
  const child = buildKnown({
    id: 'child',
    given: ['Maël'],
    birthDate: '2024-11-02',
    sex: 'male',
    identifiers: number('3'),
  });
  const said = { given: ['MAËL'], birthDate: '2024-11-02', sex: 'male' as const };
  const read = (identifiers: ReadTraits['identifiers']) => buildRead({ ...said, identifiers });
  expect(verify(read([...ofMother, ...number('3')]), [mother, child])).toMatch(/^ambiguous child/);
  expect(verify(read(ofMother), [mother, child])).toMatch(/^ambiguous child/);
  expect(verify(read(ofMother), [mother])).toMatch(/^ambiguous/);
});

it('says which strict traits keep a national identity from being matched', () => {
  const ins = number('268116999912345', NIR);
  const doubts = (change: Partial<ReadTraits>) => {
    const match = verifyIdentity(
      buildRead({ identifiers: ins, ...change }),
      [buildKnown({ identifiers: ins })],
      context,
    );
    return match.outcome === 'ambiguous' ? match.candidates[0]?.strictDoubts : match.outcome;
  };
  expect(doubts({})).toBe('matched');
  expect(doubts({ family: 'Le Goff' })).toEqual(['family']);
  expect(doubts({ given: ['Anne'], sex: null })).toEqual(['given', 'sex']);
  expect(doubts({ identifiers: number('8013') })).toEqual([]);
});

it('nobody in the index is no match', () => {
  expect(verify(buildRead(), [])).toBe('unmatched');
});

it('the evidence names each trait once and carries no value of it', () => {
  const match = verifyIdentity(buildRead({ sex: null }), [buildKnown()], context);
  expect(match).toEqual({
    outcome: 'matched',
    patientId: 'sylvie',
    evidence: [
      { trait: 'identifier', agreement: 'equal' },
      { trait: 'family', agreement: 'equal' },
      { trait: 'given', agreement: 'equal' },
      { trait: 'birthDate', agreement: 'equal' },
      { trait: 'sex', agreement: 'missing' },
      { trait: 'birthPlace', agreement: 'missing' },
    ],
  });
});
