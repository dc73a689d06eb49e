import type { EntityManager } from '@mikro-orm/postgresql';
import type { FhirClient } from '../../platform/fhir/fhir-client.ts';
import type { PatientRecord } from '../../platform/fhir/read-record.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import { findMoved } from './find-moved.ts';
import { moveDocuments } from './move-documents.ts';
import { keepRecord } from './real-record.ts';

/** How many documents are moved in one transaction, which holds them locked. */
export const PORTION = 200;

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** The next documents that are or were a patient's, or are on their way, in the order of their ids. */
const findPortion = async (
  em: EntityManager,
  patientId: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<string[]> => {
  const rows = await em.execute<{ id: string }[]>(
    `(select document_id as id from verification where patient_id = ? and document_id > ? order by 1 limit ?)
     union (select document_id from effect where patient_id = ? and document_id > ? order by 1 limit ?) order by 1 limit ?`,
    [patientId, after, limit, patientId, after, limit, limit],
  );
  return rows.map(({ id }) => id);
};

interface Merging {
  readonly facilityId: string;
  readonly fromId: string;
  /** The real record, as just read. */
  readonly record: PatientRecord;
  /** Null: the hospital's server said so. */
  readonly mergedById: string | null;
  readonly client: FhirClient;
  readonly signal: AbortSignal;
  readonly portion: number;
}

/**
 * Moves what can be moved now of all documents of a provisional patient, a portion at a time. What waits in one portion keeps none of
 * the next from moving.
 *
 * @returns whether nothing of them is left.
 */
export const movePortions = async (
  { jobs, orm }: Pick<App, 'jobs' | 'orm'>,
  { facilityId, fromId, record, mergedById, client, signal, portion }: Merging,
): Promise<boolean> => {
  let isEmpty = true;
  let documentIds: string[] = [];
  do {
    signal.throwIfAborted();
    const em = forkForFacility(orm, facilityId);
    const next = { after: documentIds.at(-1) ?? BEFORE_ALL, limit: portion };
    documentIds = await em.transactional((em) => findPortion(em, fromId, next));
    const movedEffectIds = await findMoved(em, { client, signal, documentIds, fromId, toFhirId: record.id });
    const moving = { documentIds, fromId, mergedById, movedEffectIds };
    const isDone = await em.transactional(async (em) =>
      moveDocuments({ em, jobs, facilityId }, { ...moving, to: await keepRecord(em, facilityId, record) }),
    );
    isEmpty &&= isDone;
  } while (documentIds.length === portion);
  return isEmpty;
};
