import * as contracts from '@mailroom/contracts';
import { type Condition, sql } from '@mailroom/load-plan';
import type { Document } from '../../model/document.entity.ts';
import { auditOnce, rememberReading } from '../../platform/audit/audit-once.ts';
import { asPerson, readPages, runAll } from '../../platform/database/statement.ts';
import { comparedIdentifiers, isOfIns } from '../../platform/fhir/identifier-systems.rules.ts';
import type { CurrentSession } from '../../platform/http/current-session.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { App, SignedInContext } from '../../platform/process/context.ts';
import { whyAway } from './closed-document.ts';
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

/** A restricted document is shown to whoever opened it with a reason; the policies hide what hangs on it from everybody else. */
const isOpen: Condition<Document> = (column) =>
  sql`(${column('restriction')} is null or ${column('id')} = any ((select opened_restricted())::uuid[]))`;

type Refusals = 'DocumentNotFound' | 'DocumentPurged' | 'DocumentRestricted';

/** Who has a link to a document that was purged is told so, and who may not see a restricted one why. */
const whyNotThere = async (
  { app, session, refuse }: Pick<SignedInContext<Refusals>, 'app' | 'session' | 'refuse'>,
  documentId: string,
) => {
  const { purged = null, closed = null } = (await whyAway(app.orm, session, documentId)) ?? {};
  if (purged) return refuse('DocumentPurged', { documentId, ...purged });
  return closed ? refuse('DocumentRestricted', { documentId, ...closed }) : refuse('DocumentNotFound', { documentId });
};

type Input = { readonly documentId: string; readonly isAhead: boolean };

/** Nothing is shown before the audit says that it was. */
const open = async (
  { app, session, refuse }: SignedInContext<Refusals>,
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
      where: [{ id: documentId, purgedAt: { is: null } }, isOpen],
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
  const answers = await runAll(orm, asPerson(session), [...plans, relatedTo(documentId)]);
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
