import * as contracts from '@mailroom/contracts';
import { audit } from '../../platform/audit.ts';
import { type App, forkForSession, type SignedInContext } from '../../platform/context.ts';
import type { CurrentSession } from '../../platform/current-session.ts';
import { comparedIdentifiers } from '../../platform/fhir/identifier-systems.rules.ts';
import { loadPages } from '../../platform/statement.ts';
import { procedure } from '../../platform/trpc.ts';
import { documentView, earlierOpening, historyEntry } from './open-document.load-plan.ts';

/** A pane refreshes while it stays open; the audit says once an hour that somebody looked at a document. */
const AUDITED_AGAIN_AFTER_MILLISECONDS = 3_600_000;
/** The newest entries; the pane shows no more. */
const HISTORY_LIMIT = 100;

interface Opening {
  readonly documentId: string;
  readonly action: 'document-opened' | 'document-loaded-ahead';
  readonly session: CurrentSession;
}

const auditOpening = async ({ orm }: App, { documentId, action, session }: Opening): Promise<void> => {
  const em = forkForSession(orm, session);
  audit(em, { action, actorId: session.userId, documentId });
  await em.flush();
};

type Loaded = Omit<contracts.DocumentView, 'history'>;

/** A candidate shows the numbers that are compared with the document's: what else the hospital knows of them stays there. */
const withComparedNumbers = (document: Loaded): Loaded => {
  const { verification, metadata } = document;
  if (verification === null) return document;
  const candidates = verification.candidates.map((candidate) => ({
    ...candidate,
    identifiers: comparedIdentifiers(candidate.identifiers, metadata?.patientIdentifiers ?? []),
  }));
  return { ...document, verification: { ...verification, candidates } };
};

type Input = { readonly documentId: string; readonly isAhead: boolean };

/** Nothing is shown before the audit says that it was. */
const open = async (
  { app, session, refuse }: SignedInContext<'DocumentNotFound'>,
  { documentId, isAhead }: Input,
): Promise<contracts.DocumentView> => {
  const { orm } = app;
  const action: Opening['action'] = isAhead ? 'document-loaded-ahead' : 'document-opened';
  const since = new Date(Date.now() - AUDITED_AGAIN_AFTER_MILLISECONDS);
  const opened = {
    documentId,
    actor: { id: session.userId },
    action,
    occurredAt: { gte: since },
  };
  const [documents, history, openings] = await loadPages(orm, session.facilityId, [
    documentView.statement(orm, { label: 'open_document', where: { id: documentId }, limit: 1 }),
    historyEntry.statement(orm, {
      label: 'document_history',
      where: { documentId },
      orderBy: { id: 'desc' },
      limit: HISTORY_LIMIT,
    }),
    earlierOpening.statement(orm, { label: 'earlier_opening', where: opened, limit: 1 }),
  ]);
  const [document] = documents.rows;
  if (!document) throw refuse('DocumentNotFound', { documentId });
  if (openings.rows.length === 0) await auditOpening(app, { documentId, action, session });
  return { ...withComparedNumbers(document), history: history.rows };
};

export const openDocument = procedure(contracts.openDocument).query(({ ctx, input }) => open(ctx, input));
