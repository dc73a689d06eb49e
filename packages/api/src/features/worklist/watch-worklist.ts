import * as contracts from '@mailroom/contracts';
import { tracked } from '@trpc/server';
import { openBell } from '../../platform/changes.ts';
import type { App } from '../../platform/context.ts';
import { runStatement, statement } from '../../platform/statement.ts';
import { subscription } from '../../platform/trpc.ts';
import { openSession } from '../session/index.ts';

const VERSION = statement(
  'worklist_version',
  contracts.WorklistVersion,
  "select json_build_object('version', coalesce(sum(version), 0)::text)::text from worklist_version",
);

const loadVersion = async (app: App, facilityId: string): Promise<string> => {
  const { version } = await runStatement(app.orm, VERSION, { facilityId, values: [] });
  return version;
};

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
      const version = await loadVersion(app, facilityId);
      if (version !== seen) {
        seen = version;
        yield tracked(version, { version } satisfies contracts.WorklistVersion);
      }
      await bell.next();
      // A revoked session hears nothing more; the client's reconnect is then refused.
      if (token === null || !(await openSession(app.orm, token))) return;
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
