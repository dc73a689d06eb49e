import { pipeline } from 'node:stream/promises';
import { SUPERVISING_ROLES } from '@mailroom/contracts';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { asPerson, runStatement } from '../../platform/database/statement.ts';
import type { CurrentSession } from '../../platform/http/current-session.ts';
import type { App } from '../../platform/process/context.ts';
import { EXPORTED_PATIENT } from './export-statements.ts';
import { writeExport } from './write-export.ts';

/** The export of whoever a document is about; null where it is refused, which is answered then. */
const findExported = async (app: App, session: CurrentSession | null, request: Request) => {
  if (session === null) return 401;
  if (!SUPERVISING_ROLES.includes(session.role)) return 403;
  const documentId = z.uuid().safeParse(request.params['id']);
  if (!documentId.success) return 404;
  const asked = { ...asPerson(session), values: [documentId.data] };
  const found = await runStatement(app.orm, EXPORTED_PATIENT, asked);
  return found === null ? 404 : { session, ...found };
};

/**
 * `GET /documents/<id>/patient-export`: everything that Mailroom has of the patient whom a document is about (GDPR, art. 15 and 20), for
 * supervisors. The audit says of each document that it was exported before its first byte.
 */
export const servePatientExport =
  (app: App, sessionOf: (request: Request) => Promise<CurrentSession | null>) =>
  async (request: Request, response: Response): Promise<void> => {
    const exported = await findExported(app, await sessionOf(request), request);
    if (typeof exported === 'number') {
      response.sendStatus(exported);
      return;
    }
    const { session, patientId, patient } = exported;
    response.attachment('patient.zip');
    try {
      await pipeline(writeExport(app, { session, patientId, patient }), response);
    } catch (error) {
      // Whoever goes away in between is nobody's mistake.
      if (!response.destroyed) throw error;
    }
  };
