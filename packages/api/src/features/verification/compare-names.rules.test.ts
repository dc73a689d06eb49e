import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFamily, compareGiven } from './compare-names.rules.ts';

const isNickname = (one: string, other: string) => one === 'bob' && other === 'robert';

describe('family names', () => {
  it.each([
    ['LE GOFF', 'Le Goff', 'equal'],
    ['Legoff', 'Le Goff', 'equal'],
    ['Benoit', 'Benoît', 'equal'],
    ['Dangelo', 'D’Angelo', 'equal'],
    ['Dupont Aubert', 'Dupont-Aubert', 'equal'],
    ['Aubert-Dupont', 'Dupont-Aubert', 'close'],
    ['Dupont', 'Dupont-Aubert', 'close'],
    ['La Tour', 'de La Tour', 'close'],
    ['Dyke', 'van Dyke', 'close'],
    ['Besier', 'Bézier', 'close'],
    ['Obrian', "O'Brien", 'close'],
    ['Martin', 'Martinez-Lopez', 'different'],
    ['Lee', 'Lea', 'different'],
    ['Shah', 'Patel', 'different'],
    ['LNU', 'Patel', 'missing'],
    ['INCONNU', 'Inconnu', 'missing'],
    ['', 'Patel', 'missing'],
    [' - ', 'Patel', 'missing'],
  ])('%s and %s: %s', (read, known, agreement) => {
    expect(compareFamily(read, [known])).toBe(agreement);
    expect(compareFamily(known, [read])).toBe(agreement);
  });

  it.each(['Le Goff', 'Martin'])('%s is both names of a person: the one in use and the one at birth', (read) => {
    expect(compareFamily(read, ['Le Goff', 'Martin'])).toBe('equal');
  });

  it('a name that is not known says nothing', () => {
    expect(compareFamily('Martin', [null, 'Martin'])).toBe('equal');
    expect(compareFamily('Martin', [null, null])).toBe('missing');
    expect(compareFamily(null, ['Martin'])).toBe('missing');
  });
});

describe('given names', () => {
  it.each<[string[], string[], string]>([
    [['HELENE'], ['Hélène'], 'equal'],
    [['Jean Pierre'], ['Jean-Pierre'], 'equal'],
    [['Jean', 'Pierre'], ['Jean-Pierre'], 'equal'],
    [['Jeanpierre'], ['Jean-Pierre'], 'equal'],
    [['Pierre', 'Jean'], ['Jean', 'Pierre'], 'equal'],
    [['Jean'], ['Jean', 'Stéphane', 'Patrick'], 'equal'],
    [['Jean Stéphane Patrick'], ['Jean'], 'equal'],
    [['John', 'Q'], ['John', 'Quincy'], 'equal'],
    [['John', 'Q.'], ['John'], 'equal'],
    [['Stéphane'], ['Jean', 'Stéphane', 'Patrick'], 'close'],
    [['Jean'], ['Jean-Pierre'], 'close'],
    [['John', 'Quincy'], ['John', 'Albert'], 'close'],
    [['J'], ['John'], 'close'],
    [['Rob'], ['Robert'], 'close'],
    [['Bob'], ['Robert'], 'close'],
    [['Francoi'], ['François'], 'close'],
    [['Élise'], ['Éloïse'], 'close'],
    [['Lucie'], ['Lucas'], 'different'],
    [['Théo'], ['Léo'], 'different'],
    [['Al'], ['Albert'], 'different'],
    [['Baby'], ['Baby'], 'missing'],
    [['Baby', 'of', 'Sarah'], ['Sarah'], 'missing'],
    [['BB'], ['Bernard'], 'missing'],
    [['Unknown'], ['Unknown'], 'missing'],
    [[], ['Albert'], 'missing'],
    [['-'], ['Albert'], 'missing'],
  ])('%j and %j: %s', (read, known, agreement) => {
    expect(compareGiven(read, known, isNickname)).toBe(agreement);
    expect(compareGiven(known, read, isNickname)).toBe(agreement);
  });

  it('a short form that spelling does not show needs somebody who knows it', () => {
    expect(compareGiven(['Bob'], ['Robert'])).toBe('different');
  });
});

const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'é', 'É', ' ', '-', '’'), maxLength: 12 });

it('names agree the same whichever side they stand on', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 3 }), fc.array(name, { maxLength: 3 }), (one, other) => {
      expect(compareGiven(one, other)).toBe(compareGiven(other, one));
      expect(compareFamily(one.join(' '), [other.join(' ')])).toBe(compareFamily(other.join(' '), [one.join(' ')]));
    }),
    { numRuns: 500 },
  );
});

it('neither case nor accents nor hyphens nor the order of given names changes an agreement', () => {
  const disguise = (text: string) =>
    text
      .normalize('NFD')
      .replaceAll(/\p{Mark}/gu, '')
      .toUpperCase();
  fc.assert(
    fc.property(fc.array(name, { maxLength: 3 }), fc.array(name, { maxLength: 3 }), (one, other) => {
      expect(compareGiven(one.map(disguise), other)).toBe(compareGiven(one, other));
      expect(compareFamily(disguise(one.join('-')), [other.join(' ')])).toBe(
        compareFamily(one.join(' '), [other.join('-')]),
      );
      expect(['equal', 'missing']).toContain(compareGiven(one.toReversed(), one));
    }),
    { numRuns: 500 },
  );
});
