import { randomUUID } from 'node:crypto';
import { READING_ROLES } from '@mailroom/contracts';
import type { EntityDTO } from '@mikro-orm/core';
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import { openSession } from '../features/session/index.ts';
import type { Source } from '../model/source.entity.ts';
import type { Tag } from '../model/tag.entity.ts';
import type { CurrentSession } from '../platform/http/current-session.ts';
import { sessionToken } from '../platform/http/session-cookie.ts';
import { noStore, sameOriginOnly } from '../platform/http/web-security.ts';
import type { App } from '../platform/process/context.ts';
import { openLegacyCache } from './chatty-cache.ts';
import { DashboardType, guessFilters, LegacyQuestion } from './dashboard-question.ts';
import type { Asking } from './legacy-lookups.ts';
import { loadDashboard } from './load-dashboard.ts';

/** What a dashboard answers: a page, or the HTTP status and the name of what is wrong. */
type Answer = { readonly status: 200; readonly body: object } | { readonly status: 400 | 404; readonly error: string };

interface DashboardCall {
  readonly type: unknown;
  readonly body: unknown;
}

const answerDashboard = async (asking: Asking, session: CurrentSession, asked: DashboardCall): Promise<Answer> => {
  const type = DashboardType.safeParse(asked.type);
  if (!type.success) return { status: 404, error: 'DashboardUnknown' };
  const question = LegacyQuestion.safeParse(asked.body ?? {});
  if (!question.success) return { status: 400, error: 'QuestionInvalid' };
  const filters = guessFilters(type.data, question.data, session.userId);
  if (filters === null) return { status: 400, error: 'CursorInvalid' };
  return { status: 200, body: { dashboard: type.data, ...(await loadDashboard(asking, filters)) } };
};

const serveDashboard = (app: App): RequestHandler => {
  const caches = { sources: openLegacyCache<EntityDTO<Source>>(), tags: openLegacyCache<EntityDTO<Tag>>() };
  return async (request, response) => {
    const token = sessionToken(request, app.config);
    const session = token === null ? null : await openSession(app.orm, token);
    if (!session) {
      response.status(401).json({ error: 'NotSignedIn' });
      return;
    }
    if (!READING_ROLES.includes(session.role)) {
      response.status(403).json({ error: 'RoleUnfit' });
      return;
    }
    const { type } = request.params;
    const asking = { app, facilityId: session.facilityId, ...caches };
    const answer = await answerDashboard(asking, session, { type, body: request.body });
    response.status(answer.status).json(answer.status === 200 ? answer.body : { error: answer.error });
  };
};

const statusOf = (error: unknown): number =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;

/** A body that is no JSON is the caller's mistake; anything else is a bug, answered with its identifier only. */
const answerError =
  (app: App): ErrorRequestHandler =>
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters.
  (error, _request, response, _next) => {
    const status = statusOf(error);
    if (status < 500) {
      response.status(status).json({ error: 'QuestionInvalid' });
      return;
    }
    const errorId = randomUUID();
    app.log.error({ errorId, err: error }, 'bug in v1');
    response.status(500).json({ error: 'Bug', errorId });
  };

/**
 * `POST /dashboards/<type>/documents`: the legacy endpoint, faithfully slow.
 *
 * It answers the question of `worklist.listWorklist` with the same documents in the same order, and with everything
 * that is known of each.
 */
export const v1Router = (app: App): Router =>
  express
    .Router()
    .use(noStore, sameOriginOnly)
    .post('/dashboards/:type/documents', express.json({ limit: '20kb' }), serveDashboard(app))
    .use(answerError(app));
