import { type EntityManager, type Loaded, LockMode } from '@mikro-orm/postgresql';
import { Document } from '../../model/document.entity.ts';
import { Effect } from '../../model/effect.entity.ts';
import type { Patient } from '../../model/patient.entity.ts';
import { type Audited, auditAll } from '../../platform/audit/audit.ts';
import type { App } from '../../platform/process/context.ts';
import { lockDocumentRows } from '../documents/index.ts';
import { planRecall } from '../integration/index.ts';
import { chooseRecord } from '../verification/index.ts';
import { type DocumentMove, moveOf } from './document-move.rules.ts';
import { filingOf, standingOf } from './last-effects.ts';

/** Who is merged into whom. */
export interface Moving {
  /** A portion of the documents that are or were the provisional patient's. */
  readonly documentIds: readonly string[];
  readonly fromId: string;
  readonly to: Patient;
  /** Null: the hospital's server said so. */
  readonly mergedById: string | null;
  /** The filings whose references the hospital has moved itself. */
  readonly movedEffectIds: ReadonlySet<string>;
}

type MovingDocument = Loaded<Document, 'verification' | 'effects'>;

interface Standing {
  readonly document: MovingDocument;
  readonly standing: Effect | null;
  readonly filing: Effect | null;
  readonly move: DocumentMove;
}

const standingsOf = (documents: readonly MovingDocument[], { fromId, movedEffectIds }: Moving): Standing[] =>
  documents.map((document) => {
    const effects = document.effects.$.getItems();
    const [standing, filing] = [standingOf(effects), filingOf(effects)];
    const move = moveOf(
      {
        status: document.status,
        patientId: document.verification?.$.patient?.id ?? null,
        standing: standing && { kind: standing.kind, state: standing.state, patientId: standing.patient.id },
        filedUnderId: filing?.patient.id ?? null,
        isMovedByHospital: filing !== null && movedEffectIds.has(filing.id),
      },
      fromId,
    );
    return { document, standing, filing, move };
  });

/** Does one move. @returns the effect that it plans, if any. */
const moveOne = async (em: EntityManager, { document, standing, filing, move }: Standing, moving: Moving) => {
  const { to, mergedById } = moving;
  const verification = document.verification?.$;
  if (move === 'redirect' && standing) em.assign(standing, { patient: to });
  if (move === 'adopt' && filing) em.assign(filing, { patient: to });
  if (verification && move !== 'recall') {
    await chooseRecord(em, verification, { patient: to, chosenById: mergedById, checkedAt: new Date() });
  }
  em.assign(document, { version: document.version + 1, changedBy: mergedById });
  if (move !== 'recall' || !filing) return null;
  // Whoever had the document filed has it filed still; a clerk who merges decides as well.
  const deciding = { actorId: mergedById ?? filing.decidedBy.id, now: new Date(), undoSeconds: 0 };
  const filed = { effectId: filing.id, documentId: document.id, patientId: filing.patient.id };
  return em.create(Effect, planRecall(filed, { reason: null }, deciding));
};

const movedOf = ({ document, move }: Standing, { to }: Moving): Audited => ({
  action: 'document-moved',
  documentId: document.id,
  details: { move, patientId: to.id, version: document.version },
});

const recallOf = ({ id, document, recalls }: Effect): Audited => ({
  action: 'recall-decided',
  documentId: document.id,
  details: { effectId: id, recalls: recalls?.id ?? null, because: 'merge' },
});

/**
 * Moves what can be moved now of some documents of a provisional patient. What is filed is taken out of their chart by an effect, and
 * filed in the real one by the next (`follow-merges.ts`). Safe to run again: what has moved is not moved again.
 *
 * @returns whether nothing of them is left.
 */
export const moveDocuments = async (
  { em, jobs, facilityId }: { readonly em: EntityManager; readonly jobs: App['jobs']; readonly facilityId: string },
  moving: Moving,
): Promise<boolean> => {
  const { documentIds } = moving;
  await lockDocumentRows(em, documentIds);
  await em.find(
    Effect,
    { document: { $in: documentIds } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const documents = await em.find(
    Document,
    { id: { $in: documentIds } },
    { populate: ['verification', 'effects'], orderBy: { id: 'asc' }, strategy: 'select-in', refresh: true },
  );
  const standings = standingsOf(documents, moving);
  const moved = standings.filter(({ move }) => move !== 'wait' && move !== 'stays');
  const recalls: Effect[] = [];
  for (const one of moved) {
    const recall = await moveOne(em, one, moving);
    if (recall) recalls.push(recall);
  }
  await em.flush();
  await auditAll(em, [...moved.map((one) => movedOf(one, moving)), ...recalls.map(recallOf)]);
  await jobs.enqueueAll(em, 'send-effect', { data: recalls.map(({ id }) => ({ facilityId, effectId: id })) });
  for (const { standing } of moved.filter(({ move }) => move === 'redirect')) {
    if (!standing) continue;
    const data = [{ facilityId, effectId: standing.id }];
    await jobs.enqueueAll(em, 'send-effect', { data, startAfter: standing.dueAt });
  }
  return standings.every(({ move }) => move !== 'wait' && move !== 'recall');
};
