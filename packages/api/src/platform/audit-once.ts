import { LRUCache } from 'lru-cache';
import { type Audited, audit } from './audit.ts';
import { type App, forkForSession } from './context.ts';
import type { CurrentSession } from './current-session.ts';

/** A screen asks for the same again while it stays open: the audit says once an hour that somebody read it. */
const SAID_AGAIN_AFTER_MILLISECONDS = 3_600_000;
/** What is forgotten is said again. */
const MAX_REMEMBERED = 20_000;

const said = new WeakMap<App['orm'], LRUCache<string, true>>();

const rememberedOf = ({ orm }: Pick<App, 'orm'>): LRUCache<string, true> => {
  const known = said.get(orm) ?? new LRUCache({ max: MAX_REMEMBERED, ttl: SAID_AGAIN_AFTER_MILLISECONDS });
  said.set(orm, known);
  return known;
};

const keyOf = ({ sessionId }: CurrentSession, reading: Audited): string => JSON.stringify([sessionId, reading]);

/** Remembers what the audit says already. */
export const rememberReading = (app: Pick<App, 'orm'>, session: CurrentSession, reading: Audited): void => {
  rememberedOf(app).set(keyOf(session, reading), true);
};

/** Audits what somebody reads, before it is given to them: once an hour for each session of this process. */
export const auditOnce = async (app: Pick<App, 'orm'>, session: CurrentSession, reading: Audited): Promise<void> => {
  if (rememberedOf(app).has(keyOf(session, reading))) return;
  await audit(forkForSession(app.orm, session), reading);
  rememberReading(app, session, reading);
};
