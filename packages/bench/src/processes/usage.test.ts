import { expect, it } from 'vitest';
import { readStat, usedSince } from './usage.ts';

it('reads parent and processor time, whatever the process calls itself', () => {
  const stat = '42 (post) gres (x) S 7 42 42 0 -1 4194560 1 2 3 4 150 50 8 9 20 0 1 0 100 200';
  expect(readStat(stat)).toEqual({ parentId: 7, cpuMilliseconds: 2000 });
});

it('a backend that ended takes nothing back, and a new one counts whole', () => {
  const before = new Map([
    ['1', 100],
    ['2', 900],
  ]);
  const after = new Map([
    ['1', 130],
    ['3', 20],
  ]);
  expect(usedSince(before, after)).toBe(50);
  expect(usedSince(null, after)).toBeNull();
});
