import { expect, it } from 'vitest';
import { migrations } from '../../../migrations/index.ts';
import { compareReleases, OLDEST_RELEASE, RELEASE } from './release.ts';

it('releases are compared number by number', () => {
  const releases = ['0.10.0', '10.0.0', '0.9.1', '0.9.0', '1.0.0'];
  expect(releases.toSorted(compareReleases)).toEqual(['0.9.0', '0.9.1', '0.10.0', '1.0.0', '10.0.0']);
});

it('this build runs on what it migrates, and no migration runs on less than the one before', () => {
  expect(compareReleases(OLDEST_RELEASE, RELEASE)).toBeLessThanOrEqual(0);
  const releases = migrations.map(({ oldestRelease }) => oldestRelease);
  expect(releases).toEqual(releases.toSorted(compareReleases));
});
