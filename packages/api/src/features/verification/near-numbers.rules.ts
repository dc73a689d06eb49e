import type { PatientIdentifier } from '@mailroom/contracts';
import { isIns } from './identifier.rules.ts';

/** Of a hospital's numbers that are filled up with zeros. */
const LONGEST = 10;

const withZeros = (digits: string): string[] => {
  const bare = digits.replace(/^0+(?=.)/, '');
  return Array.from({ length: Math.max(0, LONGEST - bare.length + 1) }, (_, zeros) => '0'.repeat(zeros) + bare);
};

/**
 * The thirteen characters of a NIR with the two of its key: 97 less the rest of dividing by 97, where Corsica's departments 2A
 * and 2B count as 19 and 18 (Insee, "Numéro de sécurité sociale", definition of the NIR).
 */
const withKey = (nir: string): string => {
  const rest = Number(nir.replace('2A', '19').replace('2B', '18')) % 97;
  return nir + String(97 - rest).padStart(2, '0');
};

const NIR = /^\d{5}[\dAB]\d{7}$/;

const spellingsOf = ({ system, value }: PatientIdentifier): string[] => {
  const plain = value.replace(/[\s.\-/]/g, '').toUpperCase();
  if (isIns({ system, value })) {
    const nir = plain.slice(0, 13);
    return NIR.test(nir) ? [nir, withKey(nir)] : [];
  }
  return /^\d+$/.test(plain) ? withZeros(plain) : [];
};

/** Numbers that `compareIdentifiers` calls nearly the same: with other zeros at their beginning, with and without the key of an INS. */
export const nearNumbers = (identifiers: readonly PatientIdentifier[]): readonly PatientIdentifier[] =>
  identifiers.flatMap((one) =>
    spellingsOf(one)
      .filter((value) => value !== one.value)
      .map((value) => ({ system: one.system, value })),
  );
