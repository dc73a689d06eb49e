import { LRUCache } from 'lru-cache';
import type { Orm } from '../../platform/database/orm.ts';
import type { CurrentSession } from '../../platform/http/current-session.ts';

/** The next document, and the ones after it when somebody leafs quickly. More is no loading ahead: it is reading. */
const MAX_AHEAD = 10;
const MAX_SESSIONS = 10_000;

const ahead = new WeakMap<Orm, LRUCache<string, Set<string>>>();

const aheadOf = (orm: Orm, { sessionId }: CurrentSession): Set<string> => {
  const sessions = ahead.get(orm) ?? new LRUCache<string, Set<string>>({ max: MAX_SESSIONS });
  ahead.set(orm, sessions);
  const known = sessions.get(sessionId) ?? new Set();
  sessions.set(sessionId, known);
  return known;
};

/**
 * Whether a document that a client says it loads ahead counts as that: between two documents that are looked at it may load
 * ten. The client alone does not decide what the audit calls it.
 */
export const isLoadedAhead = (orm: Orm, session: CurrentSession, documentId: string): boolean => {
  const known = aheadOf(orm, session);
  if (known.size < MAX_AHEAD) known.add(documentId);
  return known.has(documentId);
};

/** A document was looked at: from here on others may be loaded ahead. */
export const forgetLoadedAhead = (orm: Orm, session: CurrentSession): void => aheadOf(orm, session).clear();
