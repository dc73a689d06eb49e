import { expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

it('measures every variant on half a million documents unless told otherwise, and then writes the page', () => {
  const run = readArguments([]);
  expect(run).toMatchObject({ documents: 500_000, plansAt: 500_000, only: null, isQuick: false, isPageWritten: true });
  expect(run.parts.has('growth')).toBe(false);
});

it('a quick run is small and replaces no page', () => {
  expect(readArguments(['--quick'])).toMatchObject({ documents: 20_000, isQuick: true, isPageWritten: false });
  expect(readArguments(['--quick', '--documents', '1_000_000', '--page'])).toMatchObject({
    documents: 1_000_000,
    isPageWritten: true,
  });
});

it('takes sizes from small to large, names of variants and rounds', () => {
  const run = readArguments(['--sizes', '500000,10000', '--only', 'limit,v2', '--rounds', '3']);
  expect(run.sizes).toEqual([10_000, 500_000]);
  expect(run.only).toEqual(['limit', 'v2']);
  expect(run.pace.rounds).toBe(3);
  expect(run.isPageWritten).toBe(false);
});

it.each([
  [['--documents', 'many'], '--documents is wrong'],
  [['--documents', '3'], '--documents is wrong'],
  [['--sizes', '10000'], '--sizes is wrong'],
  [['--rounds', '0'], '--rounds is wrong'],
  [['--unknown'], 'Unknown option'],
])('refuses %s', (args, sentence) => {
  expect(() => readArguments(args)).toThrow(sentence);
});

it('the whole measures every part, at the sizes that the goals name', () => {
  const run = readArguments(['--whole', '--folder', '/elsewhere']);
  expect(run).toMatchObject({
    documents: 500_000,
    sizes: [10_000, 500_000, 10_000_000],
    plansAt: 1_000_000,
    soakMinutes: 10,
    isPageWritten: true,
    folder: '/elsewhere',
  });
  expect([...run.parts]).toEqual(expect.arrayContaining(['page', 'growth', 'writers', 'soak', 'browser', 'cold']));
});

it('a soak or some parts alone replace no page', () => {
  const soak = readArguments(['--soak', '2']);
  expect([[...soak.parts], soak.soakMinutes, soak.isPageWritten]).toEqual([['soak'], 2, false]);
  const writes = readArguments(['--parts', 'writes,writers']);
  expect([[...writes.parts], writes.isPageWritten]).toEqual([['writes', 'writers'], false]);
  expect(() => readArguments(['--parts', 'everything'])).toThrow('--parts is wrong');
});

it('the canary is an attack and nothing else', () => {
  const { parts, isCanary, isPageWritten } = readArguments(['--canary', '--quick']);
  expect([[...parts], isCanary, isPageWritten]).toEqual([['attack'], true, false]);
});
