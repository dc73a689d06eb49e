import { expect, it } from 'vitest';
import { lastDays, toInstants, toPeriod } from './received-period.ts';

it('covers whole days, the last one included', () => {
  const { receivedFrom, receivedTo } = toInstants({ from: '2026-11-02', to: '2026-11-02' });
  expect(Date.parse(receivedTo ?? '') - Date.parse(receivedFrom ?? '')).toBe(24 * 3_600_000);
});

it('comes back as the days that were chosen, over the change of the clocks too', () => {
  for (const period of [
    { from: '2026-03-28', to: '2026-03-29' },
    { from: '2026-10-25', to: null },
    { from: null, to: '2026-12-31' },
  ]) {
    expect(toPeriod(toInstants(period))).toEqual(period);
  }
});

it('counts today among the last days', () => {
  const today = new Date(2026, 10, 3, 15);
  expect(lastDays(1, today)).toEqual({ from: '2026-11-03', to: null });
  expect(lastDays(7, today)).toEqual({ from: '2026-10-28', to: null });
});
