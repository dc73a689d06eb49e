const MAX_PAUSE_MS = 30_000;

/**
 * How long to wait after this many attempts: a second at first, then twice as long each time, up to half a minute. It
 * varies at random, so that not all pages of a hospital ask at once when the server is back.
 */
export const pauseMs = (attempts: number): number =>
  Math.min(MAX_PAUSE_MS, 1000 * 2 ** Math.min(attempts, 5)) * (0.75 + Math.random() / 2);
