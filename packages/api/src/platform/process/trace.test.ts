import { expect, it } from 'vitest';
import { currentTraceId, makeTraceparent, runTraced } from './trace.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

it.each([`00-${TRACE}-00f067aa0ba902b7-01`, `01-${TRACE}-00f067aa0ba902b7-01-later`])(
  '%s is gone on with, each step under its own id',
  async (traceparent) => {
    const made = await runTraced(traceparent, async () => {
      await new Promise(setImmediate);
      expect(currentTraceId()).toBe(TRACE);
      return [makeTraceparent(), makeTraceparent()];
    });
    for (const one of made) expect(one).toMatch(new RegExp(`^00-${TRACE}-(?!00f067aa0ba902b7)[0-9a-f]{16}-01$`));
    expect(new Set(made).size).toBe(2);
    expect(currentTraceId()).toBeNull();
  },
);

it.each([
  undefined,
  7,
  '',
  `00-${TRACE}-00f067aa0ba902b7`,
  `ff-${TRACE}-00f067aa0ba902b7-01`,
  `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
  `00-${TRACE}-0000000000000000-01`,
  `00-${TRACE.toUpperCase()}-00f067aa0ba902b7-01`,
  `00-${TRACE}-00f067aa0ba902b7-01-${'x'.repeat(500)}`,
])('%o begins a trace of its own', (traceparent) => {
  const made = runTraced(traceparent, makeTraceparent);
  expect(made).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
  expect(made).not.toContain(TRACE);
});

it('what nobody asked for has none', () => {
  expect(makeTraceparent()).toBeNull();
});
