import { expect, it } from 'vitest';
import { openCallWindow } from './call-window.ts';

it('one call too many is told when the next one is in order; others and the next window are not concerned', () => {
  const mayCall = openCallWindow({ most: 2, seconds: 60 });
  expect([mayCall('a', 0), mayCall('a', 1000), mayCall('a', 2000)]).toEqual([null, null, new Date(60_000)]);
  expect(mayCall('b', 2000)).toBeNull();
  expect([mayCall('a', 59_999), mayCall('a', 60_000)]).toEqual([new Date(60_000), null]);
});
