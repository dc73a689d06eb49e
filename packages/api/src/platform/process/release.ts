import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { migrations } from '../../../migrations/index.ts';

/** Below 0, 0 or above 0, as `sort` takes it; releases are three numbers. */
export const compareReleases = (one: string, other: string): number =>
  one.localeCompare(other, 'en', { numeric: true });

const newest = (releases: readonly string[]): string => releases.toSorted(compareReleases).at(-1) ?? '0.0.0';

/** The oldest release that runs on a database to which every migration of this build was applied. */
export const OLDEST_RELEASE = newest(migrations.map(({ oldestRelease }) => oldestRelease));

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')));

/** What this build is: its version or, before that is raised, the release that its own migrations need. */
export const RELEASE = newest([version, OLDEST_RELEASE]);
