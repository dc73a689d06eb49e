import { expect, it } from 'vitest';
import { watchUse } from './person-use.ts';
import { askAgainMs, isNear, sessionEnd } from './session-end.ts';

it('whichever end comes first is the end, and only an idle one can be put off', () => {
  expect(sessionEnd({ idleSeconds: 1800, wholeSeconds: 7200 }, 0)).toEqual({ at: 1_800_000, isIdle: true });
  expect(sessionEnd({ idleSeconds: 1800, wholeSeconds: 600 }, 0)).toEqual({ at: 600_000, isIdle: false });
});

it('the page says so two minutes before, and asks at that very moment', () => {
  const end = sessionEnd({ idleSeconds: 150, wholeSeconds: 7200 }, 0);
  expect([isNear(end, 0), askAgainMs(end, 0)]).toEqual([false, 30_000]);
  expect(isNear(end, 30_000)).toBe(true);
});

it('asks once a minute, often when the end is near, and a second after it', () => {
  const end = sessionEnd({ idleSeconds: 1800, wholeSeconds: 7200 }, 0);
  expect([0, 1_700_000, 1_795_000, 1_900_000].map((now) => askAgainMs(end, now))).toEqual([60_000, 15_000, 6000, 1000]);
});

it('a key, a click or a touch is use, and a moving pointer or a message is none', () => {
  const page = new EventTarget();
  const use = watchUse(page);
  for (const sign of ['pointermove', 'mousemove', 'message', 'focus']) page.dispatchEvent(new Event(sign));
  expect(use.take()).toBe(false);
  for (const sign of ['keydown', 'pointerdown', 'wheel', 'touchstart']) {
    page.dispatchEvent(new Event(sign));
    expect([use.take(), use.take()]).toEqual([true, false]);
  }
  use.stop();
  page.dispatchEvent(new Event('keydown'));
  expect(use.take()).toBe(false);
});
