import type { NamePart as CdaNamePart, NameLine, Pn } from './cda-r2.ts';

interface NamePart {
  kind: CdaNamePart['kind'];
  qualifiers: string[];
  text: string;
}

export interface PersonName {
  family: string | null;
  given: string[];
}

/**
 * The name by which the hospital knows the person, in its parts.
 *
 * Given names stay in order (HL7 v3 Data Types R1, EN: a sequence of parts). Titles and suffixes are not part of either.
 * A name that is one string without parts gives none: cutting it up would be guessing.
 *
 * @param realm `ClinicalDocument.realmCode`. In France (CI-SIS, "Volet Structuration minimale de documents de santé",
 * identity traits) the given name with qualifier BR is the first one, and the one without is the list of all in one text.
 */
export function readPersonName(name: Pn | null, realm: string | null): PersonName {
  const parts = partsOf(name);
  const given = parts.filter((part) => part.kind === 'given');
  const firstAtBirth = realm === 'FR' ? given.filter((part) => part.qualifiers.includes('BR')) : [];
  const family = preferred(familiesOf(parts)).map((part) => part.text);
  return {
    family: family.join(' ') || null,
    given: (firstAtBirth.length > 0 ? firstAtBirth : preferred(given)).map((part) => part.text),
  };
}

/** A person's name on one line, such as `Henry Seven`. */
export function readNameLine(name: NameLine | null): string | null {
  const { family, given } = readPersonName(name, null);
  return [...given, ...(family === null ? [] : [family])].join(' ') || (name?.text ?? null);
}

/**
 * Of several names, the legal one.
 *
 * HL7 v3 vocabulary, EntityNameUse (2.16.840.1.113883.5.45): `L` is the name in use and on record, `C` the one on a
 * licence. `SRCH` is for searching only (a maiden name, say), `P` a pseudonym, `A` an artist's, `R` and `I` religious and
 * indigenous names. `ABC`, `SYL` and `IDE` tell the writing, not the use. EN.validTime: a name with an end is a former one.
 */
export function chooseName<Name extends Pn>(names: Name[]): Name | null {
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
