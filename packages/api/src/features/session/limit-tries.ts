import { RateLimiterMemory, RateLimiterRes, RateLimiterUnion } from 'rate-limiter-flexible';

/** So many in so many seconds. */
interface Limit {
  readonly keyPrefix: string;
  readonly points: number;
  readonly duration: number;
}

/** The more tries, the longer the wait. Each HTTP process counts for itself; what it counts it forgets after the hour. */
const LIMITS: readonly Limit[] = [
  { keyPrefix: 'minute', points: 5, duration: 60 },
  { keyPrefix: 'ten minutes', points: 10, duration: 600 },
  { keyPrefix: 'hour', points: 20, duration: 3600 },
];

interface Tries {
  /** Counts a try before it is made, so that many at once are not more than many. @returns how long it has to wait; 0: it may be made. */
  count(key: string): Promise<number>;
  /** After one that was right. */
  forget(key: string): Promise<void>;
}

const waitOf = (refused: unknown): number => {
  // Each limit that is reached, by its name.
  const reached = Object.values(refused ?? {}).filter((one) => one instanceof RateLimiterRes);
  if (reached.length === 0) throw refused;
  return Math.ceil(Math.max(...reached.map(({ msBeforeNext }) => msBeforeNext)) / 1000);
};

/** What an address may ask for under any names: a ward behind one address signs in, a machine that tries names does not get far. */
export const ADDRESS_LIMITS: readonly Limit[] = [{ keyPrefix: 'address', points: 60, duration: 60 }];

/** Counts tries to sign in, by default those at one person's password. */
export const countTries = (limits: readonly Limit[] = LIMITS): Tries => {
  const limiters = limits.map((limit) => new RateLimiterMemory(limit));
  const all = new RateLimiterUnion(...limiters);
  return {
    count: (key) => all.consume(key).then(() => 0, waitOf),
    async forget(key) {
      await Promise.all(limiters.map((limiter) => limiter.delete(key)));
    },
  };
};
