import { LRUCache } from 'lru-cache';

interface WindowOptions {
  readonly most: number;
  readonly seconds: number;
}

/** More callers at a time than any process has; whoever is forgotten begins anew. */
const MAX_CALLERS = 10_000;

/**
 * Counts the calls of each caller in windows of a fixed length, within this process.
 *
 * @returns null when one more is in order, or else when the next one will be.
 */
export const openCallWindow = ({ most, seconds }: WindowOptions) => {
  const windows = new LRUCache<string, { readonly endsAt: number; calls: number }>({ max: MAX_CALLERS });
  return (caller: string, now = Date.now()): Date | null => {
    const known = windows.get(caller);
    const present = known && known.endsAt > now ? known : { endsAt: now + seconds * 1000, calls: 0 };
    windows.set(caller, present);
    present.calls += 1;
    return present.calls > most ? new Date(present.endsAt) : null;
  };
};
