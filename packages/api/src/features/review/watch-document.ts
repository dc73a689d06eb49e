import * as contracts from '@mailroom/contracts';
import { tracked } from '@trpc/server';
import { openBell } from '../../platform/database/changes.ts';
import { enterStream } from '../../platform/http/streams.ts';
import { subscription } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { auditOpening } from '../documents/index.ts';
import { openSession } from '../session/index.ts';
import { enterDocument } from './presence.ts';
import { watchedDocument } from './watched-document.ts';

/**
 * Its state is asked for this often even if nobody changes it. A browser that is gone without closing its stream (a computer that lost
 * its power) sets off no change; that its presence is over is found by asking only.
 */
const LOOKED_AT_AGAIN_AFTER_MILLISECONDS = 20_000;

interface Watching {
  readonly documentId: string;
  readonly lastSeen: string | undefined;
  readonly signal: AbortSignal;
}

async function* watch(ctx: SignedInContext<'TooManyStreams'>, { documentId, lastSeen, signal }: Watching) {
  const { app, cookie, session, refuse } = ctx;
  const { facilityId, userId, sessionId, tokenSha256 } = session;
  using _ = enterStream(app, sessionId, refuse);
  let seen = lastSeen;
  const here = { facilityId, documentId, userId, tokenSha256 };
  // Listening starts before the first look, so that no change falls between them.
  const bell = openBell(app.changes, [documentId, sessionId], signal);
  const leave = await enterDocument(app, here);
  try {
    while (!signal.aborted) {
      const state = await watchedDocument(app.orm, here);
      // The stream ends in the same way for a document that does not exist and for one of another facility: nobody learns which.
      if (state === null) return;
      // Loading a document ahead was audited as that only. Who follows its changes has it on the screen, and that is an opening.
      await auditOpening(app, session, documentId);
      const { id, watched } = state;
      if (id !== seen) {
        seen = id;
        yield tracked(id, watched satisfies contracts.DocumentWatch);
      }
      await bell.next(LOOKED_AT_AGAIN_AFTER_MILLISECONDS);
      // A revoked session, or one of another role than it was let in with, hears nothing more; the client's reconnect is judged anew.
      const now = cookie.token === null ? null : await openSession(app.orm, cookie.token);
      if (now?.role !== session.role) return;
    }
  } finally {
    bell.stop();
    await leave();
  }
}

export const watchDocument = subscription(contracts.watchDocument).subscription(({ ctx, input, signal }) =>
  watch(ctx, {
    documentId: input.documentId,
    lastSeen: input.lastEventId,
    signal: signal ?? new AbortController().signal,
  }),
);
