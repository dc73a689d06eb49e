import * as contracts from '@mailroom/contracts';
import { tracked } from '@trpc/server';
import { openBell } from '../../platform/database/changes.ts';
import { enterStream } from '../../platform/http/streams.ts';
import { subscription } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { openSession } from '../session/index.ts';

interface Watching {
  readonly lastSeen: string | undefined;
  readonly signal: AbortSignal;
}

async function* watch(ctx: SignedInContext<'TooManyStreams'>, { lastSeen, signal }: Watching) {
  const { app, cookie, session, refuse } = ctx;
  const { facilityId, sessionId } = session;
  using _ = enterStream(app, sessionId, refuse);
  let seen = lastSeen;
  // Listening starts before the first look, so that no change falls between them.
  const bell = openBell(app.changes, [facilityId, sessionId], signal);
  try {
    while (!signal.aborted) {
      // A revoked session, or one of another role than it was let in with, hears nothing more; the client's reconnect is judged anew.
      // All tabs that a change wakes share this look-up: one each would take every connection at once.
      const now = cookie.token === null ? null : await openSession(app.orm, cookie.token);
      if (now?.role !== session.role) return;
      const { worklistVersion: version } = now;
      if (version !== seen) {
        seen = version;
        yield tracked(version, { version } satisfies contracts.WorklistVersion);
      }
      await bell.next();
    }
  } finally {
    bell.stop();
  }
}

export const watchWorklist = subscription(contracts.watchWorklist).subscription(({ ctx, input, signal }) =>
  watch(ctx, { lastSeen: input.lastEventId, signal: signal ?? new AbortController().signal }),
);
