import type { EntityManager } from '@mikro-orm/postgresql';
import type { Document } from '../../model/document.entity.ts';
import { Reading } from '../../model/reading.entity.ts';
import { type DocumentReading, READING_CONTENT, type ReadingContent } from '../../model/reading-form.ts';
import type { App } from '../../platform/process/context.ts';
import type { ReadOutcome } from '../extraction/index.ts';

type Found = ReadOutcome['documents'][number];

const storeDocument = async (
  files: App['files'],
  facilityId: string,
  { attachments, narrative, ...facts }: Found,
): Promise<DocumentReading> => {
  for (const { bytes, sha256 } of attachments) {
    const stored = await files.store(facilityId, bytes);
    if (stored !== sha256) throw new Error('The reader gave an embedded file another digest than its bytes have.');
  }
  return {
    ...facts,
    files: attachments.map(({ bytes, ...file }) => ({ ...file, sizeBytes: bytes.byteLength })),
    narrativeSha256: narrative && (await files.store(facilityId, narrative)),
  };
};

/** Stores what was found in a received object, and gives what was read as it is kept. Storing the same again changes nothing. */
export const storeFound = async (
  { files }: Pick<App, 'files'>,
  facilityId: string,
  { format, mediaType, documents }: ReadOutcome,
): Promise<ReadingContent> => {
  const stored: DocumentReading[] = [];
  for (const document of documents) stored.push(await storeDocument(files, facilityId, document));
  return { format, mediaType, documents: stored };
};

/**
 * Makes sure that what was found is there, after a transaction named its files: from then on nobody takes them away, and until then
 * somebody may have. Read again, they are stored again.
 */
export const assertKept = async (
  { files }: Pick<App, 'files'>,
  facilityId: string,
  { documents }: ReadingContent,
): Promise<void> => {
  const digests = documents.flatMap(({ files, narrativeSha256 }) => [
    ...files.map(({ sha256 }) => sha256),
    ...(narrativeSha256 === null ? [] : [narrativeSha256]),
  ]);
  for (const digest of digests) {
    if (!(await files.isKept(facilityId, digest))) throw new Error('A file was taken away before it was named.');
  }
};

/** The document of a reading; null where nothing was read. An object is one document so far, and none that is read is left out. */
export const documentOf = ({ documents }: ReadingContent): DocumentReading | null => {
  if (documents.length > 1) throw new Error('Several documents in one received object are not kept yet.');
  return documents[0] ?? null;
};

/** Keeps what was read of a document's received object, in the place of an earlier reading. */
export const recordContent = async (em: EntityManager, document: Document, content: ReadingContent): Promise<void> => {
  const reading = {
    receivedObject: document.receivedObject.id,
    // A form's newest version is what the column holds.
    content: READING_CONTENT.write(content),
    readAt: new Date(),
  };
  await em.upsert(Reading, reading, { onConflictFields: ['receivedObject'] });
};
