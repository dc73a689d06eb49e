import { Role } from '@mailroom/contracts';
import { z } from 'zod';
import type { Bound, TextRow } from '../../platform/database/batch.ts';
import type { Orm } from '../../platform/database/orm.ts';
import { runBatch, runStatement, statement } from '../../platform/database/statement.ts';
import type { CurrentSession } from '../../platform/http/current-session.ts';
import { digestOf } from './session-token.ts';

const Opened = z.strictObject({
  sessionId: z.uuid(),
  userId: z.uuid(),
  userName: z.string(),
  facilityId: z.uuid(),
  facilityName: z.string(),
  role: Role,
  expiresAt: z.iso.datetime({ offset: true }),
  hasMoved: z.boolean(),
  worklistVersion: z.string(),
});

const OPEN_SESSIONS = statement(
  'open_sessions',
  z.record(z.string(), Opened),
  `select coalesce(json_object_agg(digest, session::json), '{}'::json)::text
from unnest($1::text[]) digest, enter_session(digest) session
where session is not null`,
);

const loadSessions = async (orm: Orm, digests: readonly string[]): Promise<Map<string, z.infer<typeof Opened>>> =>
  new Map(Object.entries(await runStatement(orm, OPEN_SESSIONS, { facilityId: null, values: [digests] })));

const enterSession = (token: string): Bound => ({
  name: 'enter_session',
  text: `select entered ->> 'role', entered ->> 'facilityId', entered ->> 'hasMoved', set_config('transaction_read_only', 'on', true)
from (select enter_session($1)::json entered) as session`,
  values: [digestOf(token)],
});

/** Of a session, what decides whether answers are given in it. */
interface Entered extends Pick<CurrentSession, 'facilityId' | 'hasMoved'> {
  readonly role: string;
}

interface Asking {
  readonly token: string;
  readonly maySee: (entered: Entered) => boolean;
}

/** Runs statements as whoever a cookie's token stands for, in the round trip that finds out; null when it is nobody who may see the answers. */
export const runAsSession = async (
  orm: Orm,
  { token, maySee }: Asking,
  statements: readonly Bound[],
): Promise<readonly TextRow[][] | null> => {
  const [[[role, facilityId, hasMoved] = []] = [], ...answers] = await runBatch(orm, [
    enterSession(token),
    ...statements,
  ]);
  const isSomebody = typeof role === 'string' && typeof facilityId === 'string';
  return isSomebody && maySee({ role, facilityId, hasMoved: hasMoved === 'true' }) ? answers : null;
};

type Opening = PromiseWithResolvers<CurrentSession | null>;

/**
 * Opens sessions by as few look-ups as the arrivals allow: one is under way, and whoever comes meanwhile shares the next. A
 * look-up starts after the arrival of all that share it.
 */
const createOpener = (orm: Orm): ((digest: string) => Promise<CurrentSession | null>) => {
  let waiting = new Map<string, Opening>();
  let isUnderWay = false;

  const lookUp = async (asked: ReadonlyMap<string, Opening>): Promise<void> => {
    try {
      const found = await loadSessions(orm, [...asked.keys()]);
      for (const [digest, { resolve }] of asked) {
        const opened = found.get(digest);
        resolve(opened ? { ...opened, tokenSha256: digest } : null);
      }
    } catch (error) {
      for (const { reject } of asked.values()) reject(error);
    }
  };
  const lookUpAll = async (): Promise<void> => {
    isUnderWay = true;
    while (waiting.size > 0) {
      const asked = waiting;
      waiting = new Map();
      await lookUp(asked);
    }
    isUnderWay = false;
  };

  return (digest) => {
    const opening = waiting.get(digest) ?? Promise.withResolvers();
    waiting.set(digest, opening);
    // A look-up that fails tells those who wait for it.
    if (!isUnderWay) lookUpAll().catch(() => {});
    return opening.promise;
  };
};

const openers = new WeakMap<Orm, ReturnType<typeof createOpener>>();

/**
 * Who a cookie's token stands for, asked anew on each request: a revoked session or membership ends at once.
 * The SQL function `enter_session` looks it up under row-level security.
 */
export const openSession = (orm: Orm, token: string): Promise<CurrentSession | null> => {
  const opener = openers.get(orm) ?? createOpener(orm);
  openers.set(orm, opener);
  return opener(digestOf(token));
};
