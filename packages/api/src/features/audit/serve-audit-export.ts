import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AuditFilter, listAudit, mayCall } from '@mailroom/contracts';
import type { Request, Response } from 'express';
import { audit } from '../../platform/audit/audit.ts';
import type { CurrentSession } from '../../platform/http/current-session.ts';
import { type App, forkForSession } from '../../platform/process/context.ts';
import { auditReading } from './audit-reading.ts';
import { countEntries } from './read-entries.ts';
import { writeAuditEvents } from './write-audit-events.ts';

/** About a gigabyte. What is longer is asked for by shorter periods. */
const MAX_ENTRIES = 500_000;

/** The page's language is the browser's to know. */
const TOO_MANY = `More than ${MAX_ENTRIES} entries fit: go back, and choose a shorter period.
Plus de ${MAX_ENTRIES} entrées correspondent\u00a0: revenez en arrière et choisissez une période plus courte.
`;

/** The filter of an address: what is left out does not narrow. Null where it is none. */
const filterOf = ({ query }: Request): AuditFilter | null => {
  const asked = Object.fromEntries(Object.keys(AuditFilter.shape).map((name) => [name, query[name] ?? null]));
  return AuditFilter.safeParse({ ...asked, isWholePatient: query['isWholePatient'] === 'true' }).data ?? null;
};

/** Whoever asked and goes away in between is nobody's mistake. */
const send = async (lines: AsyncIterable<string>, response: Response): Promise<void> => {
  try {
    await pipeline(Readable.from(lines), response);
  } catch (error) {
    if (!response.destroyed) throw error;
  }
};

/**
 * `GET /exports/audit.ndjson?from=…&until=…`: the audit of the user's facility as FHIR `AuditEvent`, one on each line, for whoever may list
 * it. That it was asked for is an entry itself. What fails in between breaks the answer off, so that no half is taken for the whole.
 */
export const serveAuditExport =
  (app: App, sessionOf: (request: Request) => Promise<CurrentSession | null>) =>
  async (request: Request, response: Response): Promise<void> => {
    const session = await sessionOf(request);
    if (!session || !mayCall(listAudit, session.role)) {
      response.sendStatus(session ? 403 : 401);
      return;
    }
    const filter = filterOf(request);
    if (filter === null) {
      response.sendStatus(400);
      return;
    }
    const { facilityId } = session;
    if ((await countEntries(app.orm, { facilityId, filter }, MAX_ENTRIES + 1)) > MAX_ENTRIES) {
      response.status(413).type('text').send(TOO_MANY);
      return;
    }
    await audit(forkForSession(app.orm, session), auditReading('audit-exported', filter));
    response.attachment('audit.ndjson').type('application/fhir+ndjson');
    await send(writeAuditEvents(app.orm, { facilityId, publicUrl: app.config.publicUrl, filter }), response);
  };
