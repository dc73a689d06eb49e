import type { EntityManager } from '@mikro-orm/postgresql';
import { Attachment } from '../../model/attachment.entity.ts';
import { Document } from '../../model/document.entity.ts';
import { DocumentTag } from '../../model/document-tag.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { safeFileName } from '../../platform/files/safe-file-name.rules.ts';
import type { CurrentSession } from '../../platform/http/current-session.ts';
import { MailroomError, type Refuse } from '../../platform/http/mailroom-error.ts';
import { type App, forkForFacility, forkUnseen } from '../../platform/process/context.ts';
import { blobOf } from '../../platform/process/pieces.ts';
import type { ArrivalOutcome } from './arrival-outcome.ts';

/** Bytes that arrived, and from where. */
export interface Arrival {
  readonly facilityId: string;
  readonly sourceId: string;
  readonly fileName: string;
  readonly bytes: Blob | Uint8Array<ArrayBuffer>;
  /** Whoever brought them; null when a machine sent them. */
  readonly session: CurrentSession | null;
}

/** What arrived, under a name and in a form that can be worked with. */
type Accepted = Arrival & { readonly bytes: Blob };

/** What became of an arrival, as far as receiving knows. */
type Arrived = Exclude<ArrivalOutcome, { outcome: 'unreadable' }>;

/** What was received, now or before. */
type Received = Extract<Arrived, { documentId: string }>;

/** How receiving says no. */
export type ObjectRefusal = 'ObjectTooLarge' | 'SourceSwitchedOff' | 'StorageUnavailable';

/** Refuses where no procedure is called: on the command line. */
export const refuseObject = MailroomError.refuser<ObjectRefusal>();

/** What receiving needs of the process. */
export type Receiver = Pick<App, 'config' | 'files' | 'jobs' | 'log' | 'orm'>;

type Entered = { id: string; received_at: Date; times_received: number };

/**
 * Enters the object into the ledger. The unique key of source and digest settles a race: of two that bring the same
 * bytes at once, one inserts and the other counts. What was purged after it was rejected is no longer known: its bytes are a new object.
 */
const enterLedger = async (em: EntityManager, arrival: Accepted, digest: string): Promise<Entered> => {
  const [entered] = await em.execute<Entered[]>(
    `insert into received_object (source_id, sha256, size_bytes, file_name, state) values (?, ?, ?, ?, 'received')
     on conflict (source_id, sha256) where forgotten_at is null do update
       set times_received = received_object.times_received + 1, last_received_at = now()
     returning id, received_at, times_received`,
    [arrival.sourceId, digest, arrival.bytes.size, arrival.fileName],
  );
  if (!entered) throw new Error('The ledger neither took nor knew the object.');
  return entered;
};

/** Bytes that nobody needs are known as such from the transaction on that found it out, and taken away. */
const UNNEEDED = "insert into stored_file (sha256, kind) values (?, 'unneeded') on conflict do nothing";

const recognise = async (em: EntityManager, { id, digest }: { id: string; digest: string }): Promise<Received> => {
  const document = await em.findOneOrFail(Document, { receivedObject: id }, { fields: ['id', 'purgedAt'] });
  // It was filed, and its bytes were taken away once they were read back from the chart: they are not kept again.
  if (document.purgedAt) await em.execute(UNNEEDED, [digest]);
  await audit(em, { action: 'document-received-again', documentId: document.id });
  return { outcome: 'known', documentId: document.id };
};

/** Whether the source takes anything in, and the tags that its documents carry from the start. */
interface SourceSays {
  readonly is_on: boolean;
  readonly tag_ids: readonly string[];
}

const askSource = async (em: EntityManager, sourceId: string): Promise<SourceSays> => {
  const [said] = await em.execute<SourceSays[]>(
    `select switched_off_at is null as is_on, array(
       select tag.id::text from source_tag join tag on tag.id = source_tag.tag_id
       where source_tag.source_id = source.id and tag.switched_off_at is null
     ) as tag_ids
     from source where id = ?`,
    [sourceId],
  );
  if (!said) throw new Error('An arrival is from a source of its facility.');
  return said;
};

interface ArrivedObject {
  readonly entered: Entered;
  readonly digest: string;
  readonly tagIds: readonly string[];
}

const addDocument = (em: EntityManager, arrival: Accepted, object: ArrivedObject): Document => {
  const document = em.create(Document, {
    receivedObject: object.entered.id,
    source: arrival.sourceId,
    status: 'received',
    receivedAt: object.entered.received_at,
    title: arrival.fileName,
  });
  em.create(Attachment, {
    document,
    role: 'original',
    ordinal: 0,
    fileName: arrival.fileName,
    mediaType: 'application/octet-stream',
    sizeBytes: arrival.bytes.size,
    sha256: object.digest,
  });
  for (const tag of object.tagIds) em.create(DocumentTag, { document, tag });
  return document;
};

/** Null when they could not be stored. */
const storeBytes = async ({ files, log }: Receiver, { facilityId, bytes }: Arrival): Promise<string | null> => {
  try {
    return await files.store(facilityId, bytes);
  } catch (error) {
    log.error({ err: error }, 'received bytes could not be stored');
    return null;
  }
};

/**
 * The one door: receives what any channel brings. Its bytes are stored first, then the ledger row, the document, the audit entry and
 * the job that reads it are committed together. A process that dies in between leaves bytes that nothing points at, never a
 * document without bytes or a document that nobody reads.
 */
export const receiveArrival = async (app: Receiver, sent: Arrival): Promise<Arrived> => {
  const arrival = { ...sent, fileName: safeFileName(sent.fileName), bytes: blobOf(sent.bytes) };
  const maxBytes = app.config.maxObjectBytes;
  if (arrival.bytes.size > maxBytes) return { outcome: 'too-large', maxBytes };
  const { session, facilityId, sourceId } = arrival;
  const em = session ? forkUnseen(app.orm, session) : forkForFacility(app.orm, facilityId);
  const { is_on, tag_ids: tagIds } = await askSource(em, sourceId);
  if (!is_on) return { outcome: 'source-off' };
  const digest = await storeBytes(app, arrival);
  if (digest === null) return { outcome: 'storage-unavailable' };
  return em.transactional(async (em) => {
    const entered = await enterLedger(em, arrival, digest);
    if (entered.times_received > 1) return recognise(em, { id: entered.id, digest });
    const document = addDocument(em, arrival, { entered, digest, tagIds });
    await em.flush();
    // From here on nobody takes the file away; it may have been, before it was named.
    if (!(await app.files.isKept(facilityId, digest))) await app.files.store(facilityId, arrival.bytes);
    // The ledger is proven against the audit, which therefore says by itself what came in, and from where.
    const details = { objectId: entered.id, sourceId };
    await audit(em, { action: 'document-received', documentId: document.id, details });
    await app.jobs.enqueue(em, 'read-document', { facilityId, documentId: document.id });
    return { outcome: 'received', documentId: document.id };
  });
};

/**
 * The same for who is to be refused.
 *
 * @throws MailroomError `ObjectTooLarge`, `SourceSwitchedOff`, or `StorageUnavailable` when nothing was received.
 */
export const receiveObject = async (app: Receiver, sent: Arrival, refuse: Refuse<ObjectRefusal>): Promise<Received> => {
  const arrived = await receiveArrival(app, sent);
  if (arrived.outcome === 'source-off') throw refuse('SourceSwitchedOff', {});
  if (arrived.outcome === 'too-large') throw refuse('ObjectTooLarge', { maxBytes: arrived.maxBytes });
  if (arrived.outcome === 'storage-unavailable') throw refuse('StorageUnavailable', {});
  return arrived;
};
