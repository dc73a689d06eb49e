import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { searchWordsOf } from '../src/features/documents/index.ts';
import { Document } from '../src/model/document.entity.ts';
import { DocumentWord } from '../src/model/document-word.entity.ts';
import { Metadata } from '../src/model/metadata.entity.ts';
import { ReceivedObject } from '../src/model/received-object.entity.ts';
import { Source } from '../src/model/source.entity.ts';

export interface DocumentParts {
  readonly status?: Document['status'];
  readonly title?: string;
  readonly receivedAt?: Date;
  readonly family?: string;
  readonly given?: readonly string[];
  readonly assigneeId?: string;
  readonly sourceId?: string;
  /** The version of it that its sender says it is, of a set. */
  readonly version?: { readonly set: string; readonly number: string };
}

const OBJECT_STATE = {
  received: 'received',
  unreadable: 'quarantined',
  review: 'documented',
  integrating: 'integrating',
  integrated: 'integrated',
  rejected: 'rejected',
} as const;

const addName = (em: EntityManager, document: Document, [family = '', ...given]: readonly string[]): void => {
  const patientName = [family, given.join(' ')].filter(Boolean).join(', ');
  em.create(Metadata, {
    document,
    format: 'CDA',
    patientFamily: family,
    patientGiven: [...given],
    patientName,
    patientIdentifiers: [],
  });
  for (const word of searchWordsOf([family, ...given])) em.create(DocumentWord, { document, word });
};

/** Adds a document to the unit of work, for tests that build many at once. */
export const addDocument = (em: EntityManager, source: string, parts: DocumentParts): Document => {
  const { status = 'review', title = 'A document', receivedAt = new Date(), family, given = [] } = parts;
  const receivedObject = em.create(ReceivedObject, {
    source,
    sha256: createHash('sha256').update(randomUUID()).digest('hex'),
    sizeBytes: 1,
    fileName: 'document.xml',
    state: OBJECT_STATE[status],
  });
  const assignee = parts.assigneeId ?? null;
  const { set = null, number = null } = parts.version ?? {};
  const said = { setIdSystem: set && 'urn:oid:1.2', setIdValue: set, versionNumber: number };
  const document = em.create(Document, { receivedObject, source, status, title, receivedAt, assignee, ...said });
  if (family !== undefined) addName(em, document, [family, ...given]);
  return document;
};

/** A document with what a test says of it, and plain values for the rest. The facility is that of `em`. */
export const buildDocument = async (em: EntityManager, parts: DocumentParts = {}): Promise<string> => {
  const source = parts.sourceId ?? (await em.findOneOrFail(Source, { code: 'folder' })).id;
  const document = addDocument(em, source, parts);
  await em.flush();
  return document.id;
};
