import type { TimeLeft } from '@mailroom/contracts';
import { SESSION_USE_SECONDS, SESSION_WARNING_SECONDS } from '@mailroom/contracts/agreements';

/** When a session ends by itself, on this computer's clock. */
export interface SessionEnd {
  readonly at: number;
  /** Whether somebody who is there can put it off. */
  readonly isIdle: boolean;
}

/** The end that comes first, as the server said it at `now`. */
export const sessionEnd = ({ idleSeconds, wholeSeconds }: TimeLeft, now: number): SessionEnd => ({
  at: now + Math.min(idleSeconds, wholeSeconds) * 1000,
  isIdle: idleSeconds < wholeSeconds,
});

/** While its end is near, another tab may have put it off. */
const NEAR_SECONDS = 15;

/** Whether the page says that the session ends. */
export const isNear = ({ at }: SessionEnd, now: number): boolean => at - now <= SESSION_WARNING_SECONDS * 1000;

/** How long until the server is asked or told again: once a minute, more often when the end is near, and at the end itself. */
export const askAgainMs = (end: SessionEnd, now: number): number => {
  const untilNear = end.at - SESSION_WARNING_SECONDS * 1000 - now;
  if (untilNear > 0) return Math.min(untilNear, SESSION_USE_SECONDS * 1000);
  return Math.min(Math.max(end.at - now, 0) + 1000, NEAR_SECONDS * 1000);
};
