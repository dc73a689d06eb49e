import * as contracts from '@mailroom/contracts';
import { tracked } from '@trpc/server';
import { openBell } from '../../platform/changes.ts';
import type { App } from '../../platform/context.ts';
import type { CurrentSession } from '../../platform/current-session.ts';
import { subscription } from '../../platform/trpc.ts';
import { openSession } from '../session/index.ts';
import { loadDocumentState } from './document-state.ts';
import { endPresence, sayPresence } from './presence.ts';

/** Often enough that a presence is said anew twice before it counts no more. */
const SAID_AGAIN_AFTER_MILLISECONDS = 20_000;

interface Watcher {
  readonly app: App;
  readonly token: string | null;
  readonly session: CurrentSession;
  readonly documentId: string;
  readonly lastSeen: string | undefined;
  readonly signal: AbortSignal;
}

async function* watch({ app, token, session, documentId, lastSeen, signal }: Watcher) {
  let seen = lastSeen;
  const { facilityId, userId } = session;
  const here = { facilityId, documentId, userId };
  // Listening starts before the first look, so that no change falls between them.
  const bell = openBell(app.changes, documentId, signal);
  try {
    while (!signal.aborted) {
      await sayPresence(app.orm, here);
      const state = await loadDocumentState(app.orm, here);
      // Another facility's document is told apart from none at all by nothing.
      if (state === null) return;
      const { id, watched } = state;
      if (id !== seen) {
        seen = id;
        yield tracked(id, watched satisfies contracts.DocumentWatch);
      }
      await bell.next(SAID_AGAIN_AFTER_MILLISECONDS);
      // A revoked session hears nothing more; the client's reconnect is then refused.
      if (token === null || !(await openSession(app.orm, token))) return;
    }
  } finally {
    bell.stop();
    await endPresence(app, here);
  }
}

export const watchDocument = subscription(contracts.watchDocument).subscription(({ ctx, input, signal }) =>
  watch({
    app: ctx.app,
    token: ctx.cookie.token,
    session: ctx.session,
    documentId: input.documentId,
    lastSeen: input.lastEventId,
    signal: signal ?? new AbortController().signal,
  }),
);
