import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { byVersion, type Change } from '../../contracts/releases/index.ts';
import { root } from './contract-sources.ts';

/** Where the contracts of each supported release lie. */
export const RELEASES = join(root, 'packages/contracts/releases');

/** What is compared with the branch point, because no release has it. */
const UNRELEASED = 'unreleased';

/**
 * A change that is meant: the newest release whose clients it breaks (clients that are older still are broken by it as well), or
 * `unreleased` when no release has what it changes; the change as the gate prints it; and why.
 */
const DeclaredBreaks = z.array(z.strictObject({ since: z.string(), change: z.string(), because: z.string().min(20) }));
export type DeclaredBreaks = z.infer<typeof DeclaredBreaks>;

const PATH = join(RELEASES, 'declared-breaks.json');

export const readDeclaredBreaks = (): DeclaredBreaks => DeclaredBreaks.parse(JSON.parse(readFileSync(PATH, 'utf8')));

/** A release knows all that was changed before it. */
export const dropUnreleased = (): void => {
  const kept = readDeclaredBreaks().filter(({ since }) => since !== UNRELEASED);
  writeFileSync(PATH, `${JSON.stringify(kept, null, 2)}\n`);
};

export interface Comparison {
  readonly version: string;
  readonly changes: readonly Change[];
}

/** What was changed without a reason since a release, and reasons that explain nothing. */
export const judge = ({ version, changes }: Comparison, declared: DeclaredBreaks): string[] => {
  const reasoned = changes.filter(({ needsReason }) => needsReason).map(({ id }) => id);
  const isMeant = (id: string): boolean =>
    declared.some(({ since, change }) => change === id && since !== UNRELEASED && byVersion(version, since) <= 0);
  return [
    ...reasoned.filter((id) => !isMeant(id)).map((id) => `changed without a reason since ${version}: ${id}`),
    ...declared
      .filter(({ since, change }) => since === version && !reasoned.includes(change))
      .map(({ change }) => `declared, but no change since ${version}: ${change}`),
  ];
};

/** What was changed without a reason since the branch point. A reason stays until the next release: branches meet. */
export const judgeUnreleased = (changes: readonly string[], declared: DeclaredBreaks): string[] =>
  changes
    .filter((id) => !declared.some(({ change }) => change === id))
    .map(
      (id) =>
        `changed without a reason since the branch point: ${id} (in declared-breaks.json: "since": "${UNRELEASED}")`,
    );

/** Declarations whose release is gone have nothing left to explain. */
export const judgeDeclarations = (declared: DeclaredBreaks, releases: readonly { version: string }[]): string[] =>
  declared
    .filter(({ since }) => since !== UNRELEASED && !releases.some(({ version }) => version === since))
    .map(({ since, change }) => `declared since ${since}, which is not supported: ${change}`);
