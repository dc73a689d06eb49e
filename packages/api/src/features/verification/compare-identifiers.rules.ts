import type { Agreement, PatientIdentifier } from '@mailroom/contracts';
import { strongestOf } from './agreement.rules.ts';
import { identifierKeys, isIns, isNational, normaliseIdentifier, systemOfKey } from './identifier.rules.ts';

/** Numbers that do not tell one person from another. */
export interface DubiousIdentifiers {
  /** They say nothing of a document that carries them. */
  shared: readonly PatientIdentifier[];
  /** Carried by several of the patients in question: they point at all of these and at none. */
  contested?: readonly PatientIdentifier[];
}

/**
 * The numbers of a document beside those of a patient, system by system; blank and shared ones count for nothing.
 *
 * Equal: one agrees and none contradicts. Close: one agrees, but another contradicts or others carry it too; or one agrees but
 * for what is left out of it. Different: one contradicts.
 */
export function compareIdentifiers(
  read: readonly PatientIdentifier[],
  known: readonly PatientIdentifier[],
  { shared, contested = [] }: DubiousIdentifiers,
): Agreement {
  const [ofNobody, ofSeveral] = [identifierKeys(shared), identifierKeys(contested)];
  const knownKeys = identifierKeys(known);
  const keys = [...identifierKeys(read)].filter((key) => !ofNobody.has(key));
  const equal = keys.filter((key) => knownKeys.has(key));
  const knownSystems = systemsOf([...knownKeys]);
  const compared = [...systemsOf(keys)].filter((system) => knownSystems.has(system));
  const doesContradict = compared.length > systemsOf(equal).size;
  if (equal.length > 0) return doesContradict || equal.every((key) => ofSeveral.has(key)) ? 'close' : 'equal';
  const isNobodys = (identifier: PatientIdentifier) =>
    [...identifierKeys([identifier])].some((key) => ofNobody.has(key));
  const own = read.filter((identifier) => !isNobodys(identifier));
  return strongestOf([doesContradict ? 'different' : 'missing', nearly(own, known)]);
}

const systemsOf = (keys: readonly string[]): Set<string> => new Set(keys.map(systemOfKey));

/** Close if any number of one side is nearly one of the other. */
const nearly = (read: readonly PatientIdentifier[], known: readonly PatientIdentifier[]): Agreement =>
  read.some((one) => known.some((other) => isNearly(one, other))) ? 'close' : 'missing';

/** The same but for what is left out: the system, which is taken to be the other's; zeros at its beginning; the key of an INS. */
function isNearly(one: PatientIdentifier, other: PatientIdentifier): boolean {
  const [mine, theirs] = [assumingSystemOf(other, one), assumingSystemOf(one, other)];
  if (mine === null || theirs === null || mine.system !== theirs.system) return false;
  const shorten = isIns(mine) ? withoutKey : withoutZeros;
  return shorten(mine.value) === shorten(theirs.value);
}

const hasSystem = ({ system }: PatientIdentifier): boolean => (system ?? '').trim() !== '';

const assumingSystemOf = (other: PatientIdentifier, { system, value }: PatientIdentifier) =>
  normaliseIdentifier({
    value,
    system: hasSystem({ system, value }) ? system : hasSystem(other) ? other.system : 'none',
  });

/** Systems that keep zeros write a number in a fixed length; others, and spreadsheets, drop them. */
const withoutZeros = (value: string): string => (/^\d+$/.test(value) ? value.replace(/^0+/, '') : value);

/** The thirteen characters that the two of the key follow from. */
const withoutKey = (value: string): string => value.slice(0, 13);

/**
 * Whether a number is written under a system that the record has no number of, and the record has it under another one. By
 * itself that is chance: senders number their patients too. National systems are never taken for one another.
 */
export const isElsewhere = (read: readonly PatientIdentifier[], known: readonly PatientIdentifier[]): boolean =>
  read.some((one) => known.some((other) => isUnderAnother(one, other)));

function isUnderAnother(one: PatientIdentifier, other: PatientIdentifier): boolean {
  const [mine, theirs] = [normaliseIdentifier(one), normaliseIdentifier(other)];
  if (mine === null || theirs === null || mine.system === theirs.system) return false;
  return mine.value === theirs.value && !(isNational(one) && isNational(other));
}
