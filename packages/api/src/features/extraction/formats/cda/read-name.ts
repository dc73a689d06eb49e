import type { NamePart as CdaNamePart, Pn } from './cda-r2.ts';

interface NamePart {
  kind: CdaNamePart['kind'];
  qualifiers: string[];
  text: string;
}

export interface PersonName {
  /** The one that a document of its realm is known by. */
  family: string | null;
  /** The family name at birth and the one in use, where the document tells them apart. */
  birthFamily: string | null;
  usedFamily: string | null;
  given: string[];
  /** What the person is called, where the document tells it apart from the given names. */
  usedGiven: string[];
  /** The whole name where it has no parts. */
  text: string | null;
}

/**
 * The name by which the hospital knows the person, in its parts.
 *
 * Given names stay in order (HL7 v3 Data Types R1, EN: a sequence of parts). Titles and suffixes are not part of either.
 * A name that is one string without parts stays one: cutting it up would be guessing.
 *
 * @param realm `ClinicalDocument.realmCode`. In France (CI-SIS, "Volet Structuration minimale de documents de santé",
 * identity traits) a person is known by the name at birth, whatever the name in use. The given name with qualifier BR is the first
 * one, and the one without is the list of all in one text.
 */
export function readPersonName(names: Pn[], realm: string | null): PersonName {
  const name = chooseName(names);
  const parts = partsOf(name);
  const families = familiesOf(parts);
  const birthFamily = birthFamilyOf([name, ...names]);
  const used = textOf(preferred(families.filter(isUsed)));
  const given = parts.filter((part) => part.kind === 'given');
  const firstAtBirth = realm === 'FR' ? given.filter((part) => part.qualifiers.includes('BR')) : [];
  const kept = firstAtBirth.length > 0 ? firstAtBirth : preferred(given);
  return {
    family: (realm === 'FR' ? birthFamily : null) ?? textOf(preferred(families)),
    birthFamily,
    usedFamily: birthFamily === null || used === birthFamily ? null : used,
    given: kept.map((part) => part.text),
    usedGiven: given.filter((part) => part.qualifiers.includes('CL') && !kept.includes(part)).map((part) => part.text),
    text: parts.some(isOwnName) ? null : (name?.text ?? null),
  };
}

/** A person's name on one line, such as `Henry Seven`. */
export function readNameLine(names: Pn[]): string | null {
  const { family, given } = readPersonName(names, null);
  return [...given, ...(family === null ? [] : [family])].join(' ') || (chooseName(names)?.text ?? null);
}

const textOf = (parts: NamePart[]): string | null => parts.map(({ text }) => text).join(' ') || null;

/** A title, a suffix or a comma beside a text leaves the name undivided. */
const isOwnName = ({ kind }: NamePart): boolean => kind === 'family' || kind === 'given';

const isUsed = ({ qualifiers }: NamePart): boolean => !qualifiers.includes('BR');

/** EntityNamePartQualifier `BR`, of the first name that has one: some senders write a name of its own for it. */
function birthFamilyOf(names: (Pn | null)[]): string | null {
  const families = names.map((name) => textOf(familiesOf(partsOf(name)).filter((part) => !isUsed(part))));
  return families.find((family) => family !== null) ?? null;
}

/**
 * Of several names, the legal one.
 *
 * HL7 v3 vocabulary, EntityNameUse (2.16.840.1.113883.5.45): `L` is the name in use and on record, `C` the one on a
 * licence. `SRCH` is for searching only (a maiden name, say), `P` a pseudonym, `A` an artist's, `R` and `I` religious and
 * indigenous names. `ABC`, `SYL` and `IDE` tell the writing, not the use. EN.validTime: a name with an end is a former one.
 */
function chooseName(names: Pn[]): Pn | null {
  return names.toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? null;
}

function rankOf({ use, validTime }: Pn): number {
  const uses = (use ?? []).filter((code) => !['ABC', 'SYL', 'IDE'].includes(code));
  if (validTime.some(({ high }) => high !== null)) return 4;
  if (uses.includes('L')) return 0;
  if (uses.length === 0) return 1;
  return uses.includes('C') ? 2 : 3;
}

function partsOf(name: Pn | null): NamePart[] {
  const parts = name?.parts ?? [];
  return parts.flatMap(({ kind, qualifier, text }) =>
    text === null ? [] : [{ kind, qualifiers: qualifier ?? [], text }],
  );
}

/**
 * Family names, each with the particle that stands before it: EntityNamePartQualifier (2.16.840.1.113883.5.43) `VV` is a
 * Dutch *voorvoegsel* (van, de), `NB` a nobility title such as *von*.
 */
function familiesOf(parts: NamePart[]): NamePart[] {
  return parts.flatMap((part, index) => {
    if (part.kind !== 'family') return [];
    const before = parts[index - 1];
    const isParticle = before?.kind === 'prefix' && before.qualifiers.some((code) => code === 'VV' || code === 'NB');
    return [isParticle ? { ...part, text: `${before.text} ${part.text}` } : part];
  });
}

/** EntityNamePartQualifier: `CL` is what one calls the person and `BR` the name at birth; both only where there is no other. */
function preferred(parts: NamePart[]): NamePart[] {
  const without = (from: NamePart[], code: string) => {
    const others = from.filter((part) => !part.qualifiers.includes(code));
    return others.length > 0 ? others : from;
  };
  return without(without(parts, 'CL'), 'BR');
}
