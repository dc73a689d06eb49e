import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import { auditOnce, rememberReading } from '../../platform/audit/audit-once.ts';
import { readPages, runAll, runStatement, statement } from '../../platform/database/statement.ts';
import { comparedIdentifiers, isOfIns } from '../../platform/fhir/identifier-systems.rules.ts';
import type { CurrentSession } from '../../platform/http/current-session.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { App, SignedInContext } from '../../platform/process/context.ts';
import { readRelated, relatedTo } from './find-related-documents.ts';
import { forgetLoadedAhead, isLoadedAhead } from './loaded-ahead.ts';
import { documentView, earlierOpening, historyEntry } from './open-document.load-plan.ts';

/** A pane refreshes while it stays open; the audit says once an hour that somebody looked at a document. */
const AUDITED_AGAIN_AFTER_MILLISECONDS = 3_600_000;
/** The newest entries; the pane shows no more. */
const HISTORY_LIMIT = 100;

/** Says that somebody looks at a document, if the audit does not say so already. */
export const auditOpening = (app: Pick<App, 'orm'>, session: CurrentSession, documentId: string): Promise<void> =>
  auditOnce(app, session, { action: 'document-opened', documentId });

type Loaded = Omit<contracts.DocumentView, 'history' | 'related' | 'isOriginalUnknown'>;

/** A candidate shows what is compared with the document's numbers: what else the hospital knows of them stays there. */
const withComparedNumbers = (document: Loaded): Loaded => {
  const { verification, metadata } = document;
  if (verification === null) return document;
  const read = metadata?.patientIdentifiers ?? [];
  const candidates = verification.candidates.map((candidate) => ({
    ...candidate,
    identifiers: comparedIdentifiers(candidate.identifiers, read),
    lacksIns: candidate.lacksIns && !read.some(isOfIns),
  }));
  return { ...document, verification: { ...verification, candidates } };
};

const PURGED = statement(
  'purged_document',
  z.strictObject({ purgedAt: z.iso.datetime(), isErased: z.boolean() }).nullable(),
  `select json_build_object('purgedAt', to_char(purged_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'isErased', purge.keep_days is null)::text
   from document join purge on purge.id = document.purge_id where document.id = $1`,
);

/** Who has a link to a document that was purged is told so. */
const whyNotThere = async (
  { app, session, refuse }: Pick<SignedInContext<'DocumentNotFound' | 'DocumentPurged'>, 'app' | 'session' | 'refuse'>,
  documentId: string,
) => {
  const purged = await runStatement(app.orm, PURGED, { facilityId: session.facilityId, values: [documentId] });
  return purged ? refuse('DocumentPurged', { documentId, ...purged }) : refuse('DocumentNotFound', { documentId });
};

type Input = { readonly documentId: string; readonly isAhead: boolean };

/** Nothing is shown before the audit says that it was. */
const open = async (
  { app, session, refuse }: SignedInContext<'DocumentNotFound' | 'DocumentPurged'>,
  { documentId, isAhead }: Input,
): Promise<contracts.DocumentView> => {
  const { orm } = app;
  const isStillAhead = isAhead && isLoadedAhead(orm, session, documentId);
  const action: contracts.AuditAction = isStillAhead ? 'document-loaded-ahead' : 'document-opened';
  const since = new Date(Date.now() - AUDITED_AGAIN_AFTER_MILLISECONDS);
  const opened = {
    documentId,
    actor: { id: session.userId },
    action,
    occurredAt: { gte: since },
  };
  const plans = [
    documentView.statement(orm, {
      label: 'open_document',
      where: { id: documentId, purgedAt: { is: null } },
      limit: 1,
    }),
    historyEntry.statement(orm, {
      label: 'document_history',
      where: { documentId },
      orderBy: { id: 'desc' },
      limit: HISTORY_LIMIT,
    }),
    earlierOpening.statement(orm, { label: 'earlier_opening', where: opened, limit: 1 }),
  ] as const;
  const answers = await runAll(orm, session.facilityId, [...plans, relatedTo(documentId)]);
  const [documents, history, openings] = readPages(plans, answers);
  const [document] = documents.rows;
  if (!document) throw await whyNotThere({ app, session, refuse }, documentId);
  if (openings.rows.length > 0) rememberReading(app, session, { action, documentId });
  else await auditOnce(app, session, { action, documentId });
  if (action === 'document-opened') forgetLoadedAhead(orm, session);
  const { related, isOriginalUnknown } = readRelated(answers[plans.length]);
  return { ...withComparedNumbers(document), history: history.rows, related: [...related], isOriginalUnknown };
};

export const openDocument = procedure(contracts.openDocument).query(({ ctx, input }) => open(ctx, input));
