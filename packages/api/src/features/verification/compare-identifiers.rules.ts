import type { Agreement, PatientIdentifier } from '@mailroom/contracts';
import { identifierKeys, systemOfKey } from './identifier.rules.ts';

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
 * Equal: one agrees and none contradicts. Close: one agrees, but another contradicts or others carry it too. Different: one
 * contradicts.
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
  if (equal.length === 0) return doesContradict ? 'different' : 'missing';
  return doesContradict || equal.every((key) => ofSeveral.has(key)) ? 'close' : 'equal';
}

const systemsOf = (keys: readonly string[]): Set<string> => new Set(keys.map(systemOfKey));
