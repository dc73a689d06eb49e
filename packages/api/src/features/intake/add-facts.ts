import { LockMode } from '@mikro-orm/postgresql';
import { Document } from '../../model/document.entity.ts';
import {
  METADATA_LOST_FILES,
  METADATA_NOT_UNDERSTOOD,
  METADATA_OTHER_PATIENTS,
  type Metadata,
} from '../../model/metadata.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { DocumentJob } from '../../platform/jobs/jobs.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import type { ReadOutcome } from '../extraction/index.ts';

const isEmpty = (stored: unknown): boolean => JSON.stringify(stored) === '[]';

/** As an earlier release left it, which did not look for them. */
const hasNoFacts = ({ otherPatients, notUnderstood, lostFiles }: Metadata): boolean =>
  [otherPatients, notUnderstood, lostFiles].every(isEmpty);

/**
 * Adds to a document that came in before what earlier releases did not read: who else it is about, what was not understood, which of its
 * files are lost. Whose it is stays as people know it, and is checked again. Safe to run again; what is decided is left alone.
 */
export const addFacts = async (
  { orm, jobs, log }: Pick<App, 'jobs' | 'log' | 'orm'>,
  data: DocumentJob,
  outcome: ReadOutcome,
): Promise<void> => {
  if (outcome.kind !== 'read') {
    // It was taken in before there were limits, and stays as it is.
    log.warn(
      { ...data, reason: outcome.reason },
      'a document of an earlier release is not read any more: what it lost is not known',
    );
    return;
  }
  const [read] = outcome.documents;
  if (!read?.metadata) return;
  const { lostFiles } = read;
  const { otherPatients, notUnderstood } = read.metadata;
  if ([otherPatients, notUnderstood, lostFiles].every(isEmpty)) return;
  const { facilityId, documentId } = data;
  await forkForFacility(orm, facilityId).transactional(async (em) => {
    const document = await em.findOne(
      Document,
      { id: documentId, status: { $in: ['review', 'unreadable'] } },
      { populate: ['metadata'], lockMode: LockMode.PESSIMISTIC_WRITE, strategy: 'select-in' },
    );
    const known = document?.metadata?.$;
    if (!document || !known || !hasNoFacts(known)) return;
    em.assign(known, {
      otherPatients: METADATA_OTHER_PATIENTS.write(otherPatients),
      notUnderstood: METADATA_NOT_UNDERSTOOD.write(notUnderstood),
      lostFiles: METADATA_LOST_FILES.write(lostFiles),
    });
    // A decision has to know of them.
    em.assign(document, { version: document.version + 1, changedBy: null });
    await audit(em, { action: 'document-read', documentId, details: { lostFiles: lostFiles.length } });
    await jobs.enqueue(em, 'verify-document', data);
  });
};
