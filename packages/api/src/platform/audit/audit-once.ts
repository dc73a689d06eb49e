import { LRUCache } from 'lru-cache';
import type { CurrentSession } from '../http/current-session.ts';
import { type App, forkForSession } from '../process/context.ts';
import { type Audited, audit } from './audit.ts';

/** A screen asks for the same again while it stays open: the audit says once an hour that somebody read it. */
const SAID_AGAIN_AFTER_MILLISECONDS = 3_600_000;
/** What is forgotten is said again. */
const MAX_REMEMBERED = 20_000;

/** Each resolves once the audit says it: who reads the same meanwhile waits for the same entry. */
type Said = LRUCache<string, Promise<void>>;

const said = new WeakMap<App['orm'], Said>();

const rememberedOf = ({ orm }: Pick<App, 'orm'>): Said => {
  const known = said.get(orm) ?? new LRUCache({ max: MAX_REMEMBERED, ttl: SAID_AGAIN_AFTER_MILLISECONDS });
  said.set(orm, known);
  return known;
};

const keyOf = ({ sessionId }: CurrentSession, reading: Audited): string => JSON.stringify([sessionId, reading]);

/** Remembers what the audit says already. */
export const rememberReading = (app: Pick<App, 'orm'>, session: CurrentSession, reading: Audited): void => {
  rememberedOf(app).set(keyOf(session, reading), Promise.resolve());
};

/** Audits what somebody reads, before it is given to them: once an hour for each session of this process. */
export const auditOnce = async (app: Pick<App, 'orm'>, session: CurrentSession, reading: Audited): Promise<void> => {
  const remembered = rememberedOf(app);
  const key = keyOf(session, reading);
  const known = remembered.get(key);
  if (known) return known;
  const saying = audit(forkForSession(app.orm, session), reading);
  remembered.set(key, saying);
  // What was not said is said by whoever reads it next.
  saying.catch(() => remembered.delete(key));
  await saying;
};
