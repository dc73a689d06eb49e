import { setTimeout as pause } from 'node:timers/promises';
import type { App } from '../process/context.ts';

/** Once a minute, for each session: what a process holds when it is killed is lost, a minute at most. */
const EVERY_MILLISECONDS = 60_000;
/** In one transaction, which other places of the chains wait for. */
const AT_ONCE = 500;
/** More sessions than one process serves in a minute. */
const MAX_HELD = 20_000;

type Told = Pick<App, 'orm' | 'log'>;

/** Whose list it was. */
interface Looking {
  readonly tokenSha256: string;
  /** Null: the session's own. */
  readonly facilityId: string | null;
}

interface Seen extends Looking {
  readonly firstAt: string;
  times: number;
}

const held = new WeakMap<App['orm'], Map<string, Seen>>();

const heldOf = (orm: App['orm']): Map<string, Seen> => {
  const known = held.get(orm) ?? new Map<string, Seen>();
  held.set(orm, known);
  return known;
};

/** Notes that somebody saw the list: written down within a minute, by no statement of the list's. */
export const noteListSeen = ({ orm, log }: Told, { tokenSha256, facilityId }: Looking): void => {
  const seen = heldOf(orm);
  const key = `${tokenSha256} ${facilityId ?? ''}`;
  const known = seen.get(key);
  if (known) known.times += 1;
  else if (seen.size < MAX_HELD) {
    seen.set(key, { tokenSha256, facilityId, firstAt: new Date().toISOString(), times: 1 });
  } else log.warn('the audit misses that a list was seen: the database has not taken what was seen before');
};

/** Writes down what was noted, in portions. What cannot be written is kept for the next time. */
export const writeListsSeen = async ({ orm }: Pick<App, 'orm'>): Promise<void> => {
  const seen = heldOf(orm);
  while (seen.size > 0) {
    const portion = [...seen].slice(0, AT_ONCE);
    for (const [key] of portion) seen.delete(key);
    try {
      await orm.em
        .fork()
        .execute('select record_lists_seen(?::jsonb)', [JSON.stringify(portion.map(([, one]) => one))]);
    } catch (error) {
      for (const [key, one] of portion) seen.set(key, { ...one, times: one.times + (seen.get(key)?.times ?? 0) });
      throw error;
    }
  }
};

/** Writes down who saw the list, again and again, and once more when the process ends. */
export const startWritingListsSeen = (app: Told): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const write = () =>
    writeListsSeen(app).catch((error: unknown) =>
      app.log.error({ err: error }, 'who saw the list is not written down'),
    );
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await pause(EVERY_MILLISECONDS, undefined, { signal }).catch(() => {});
      await write();
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
};
