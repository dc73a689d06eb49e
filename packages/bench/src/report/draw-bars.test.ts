import { expect, it } from 'vitest';
import { drawBars } from './draw-bars.ts';

const bar = (label: string, value: number) => ({
  label,
  value,
  least: value / 1.1,
  most: value * 1.1,
  words: `${value}`,
});
const widths = (svg: string) => [...svg.matchAll(/height="16" fill/g)].length;

it('draws a bar per variant, the slower the longer, and nothing that is not a number', () => {
  const svg = drawBars('p50 <ms>', [bar('limit', 1), bar('v1 & co', 100)]);
  expect(widths(svg)).toBe(2);
  const [short, long] = [...svg.matchAll(/width="([\d.]+)" height="16"/g)].map(([, width]) => Number(width));
  expect(short).toBeGreaterThan(0);
  expect(long).toBeGreaterThan(short ?? 0);
  expect(svg).toContain('p50 &lt;ms>');
  expect(svg).toContain('v1 &amp; co');
  expect(drawBars('one', [bar('limit', 1)])).not.toContain('NaN');
});
