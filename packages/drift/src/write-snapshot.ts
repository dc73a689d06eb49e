import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentSnapshot } from '../../contracts/releases/index.ts';
import { dropUnreleased, RELEASES } from './declared-breaks.ts';

/** Writes the contracts as those of a release. */
export const writeSnapshot = (version: string): string => {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`A release is called 1.2.3, not ${version}.`);
  const path = join(RELEASES, version, 'contracts.json');
  mkdirSync(join(RELEASES, version), { recursive: true });
  writeFileSync(path, `${JSON.stringify(currentSnapshot(), null, 2)}\n`);
  dropUnreleased();
  return path;
};
