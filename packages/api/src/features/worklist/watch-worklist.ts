import * as contracts from '@mailroom/contracts';
import { tracked } from '@trpc/server';
import { openBell } from '../../platform/changes.ts';
import type { App } from '../../platform/context.ts';
import { subscription } from '../../platform/trpc.ts';
import { openSession } from '../session/index.ts';

interface Watcher {
  readonly app: App;
  readonly token: string | null;
  readonly facilityId: string;
  readonly lastSeen: string | undefined;
  readonly signal: AbortSignal;
}

async function* watch({ app, token, facilityId, lastSeen, signal }: Watcher) {
  let seen = lastSeen;
  // Listening starts before the first look, so that no change falls between them.
  const bell = openBell(app.changes, facilityId, signal);
  try {
    while (!signal.aborted) {
      // A revoked session hears nothing more; the client's reconnect is then refused. All tabs that a change wakes share
      // this look-up: one each would take every connection at once.
      const session = token === null ? null : await openSession(app.orm, token);
      if (!session) return;
      const { worklistVersion: version } = session;
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
  watch({
    app: ctx.app,
    token: ctx.cookie.token,
    facilityId: ctx.session.facilityId,
    lastSeen: input.lastEventId,
    signal: signal ?? new AbortController().signal,
  }),
);
