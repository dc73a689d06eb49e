import { createHash } from 'node:crypto';
import { SimpleFaker } from '@faker-js/faker';

/** The demonstration's today. Fixed, so that ages and documents are the same on every machine and in every year. */
export const REFERENCE_DATE = new Date('2026-03-01T08:00:00Z');

const SEED = 20_260_301;

const digest = (key: string): string => createHash('sha256').update(`${SEED}:${key}`).digest('hex');

/** A source of chance of its own for each purpose, so that drawing more for one changes nothing for another. */
export function seeded(purpose: string): SimpleFaker {
  return new SimpleFaker({ seed: Number.parseInt(digest(purpose).slice(0, 8), 16) });
}

/** The same uuid for the same key, for ever. */
export function stableId(key: string): string {
  const hex = digest(key);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** `count` decimal digits that depend on the key only. */
export function stableDigits(key: string, count: number): string {
  const number = BigInt(`0x${digest(key).slice(0, 24)}`) % 10n ** BigInt(count);
  return number.toString().padStart(count, '0');
}
