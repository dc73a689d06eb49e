import { AttachmentRole } from '@mailroom/contracts';
import { loadPlan, type Where } from '@mailroom/load-plan';
import { z } from 'zod';
import { Attachment } from '../../model/attachment.entity.ts';
import type { Orm } from '../../platform/database/orm.ts';
import { type Asking, asPerson, loadPages } from '../../platform/database/statement.ts';

/** Where an attachment's bytes lie, and what they are served as. It stays on the server. */
const StoredFile = z.strictObject({
  documentId: z.uuid(),
  sha256: z.string(),
  mediaType: z.string(),
  fileName: z.string(),
});
type StoredFile = z.infer<typeof StoredFile>;

/** Where the text for people lies, and whether there is one. It stays on the server. */
const StoredText = z.strictObject({
  documentId: z.uuid(),
  mediaType: z.string(),
  role: AttachmentRole,
  narrativeState: z.string().nullable(),
  narrativeSha256: z.string().nullable(),
});
type StoredText = z.infer<typeof StoredText>;

const storedFile = loadPlan(Attachment, StoredFile, { documentId: { from: 'document.id' } });
const storedText = loadPlan(Attachment, StoredText, { documentId: { from: 'document.id' } });

const NOT_PURGED: Where<Attachment> = { document: { purgedAt: { is: null } } };

/** Null when the facility has no such attachment, or its document is closed to who asks. */
export const loadStoredFile = async (orm: Orm, asking: Asking, id: string): Promise<StoredFile | null> => {
  const asked = storedFile.statement(orm, { label: 'stored_file', where: [{ id }, NOT_PURGED], limit: 1 });
  const [{ rows }] = await loadPages(orm, asPerson(asking), [asked]);
  return rows[0] ?? null;
};

/** Null when the facility has no such attachment, or its document is closed to who asks. */
export const loadStoredText = async (orm: Orm, asking: Asking, id: string): Promise<StoredText | null> => {
  const asked = storedText.statement(orm, { label: 'stored_text', where: [{ id }, NOT_PURGED], limit: 1 });
  const [{ rows }] = await loadPages(orm, asPerson(asking), [asked]);
  return rows[0] ?? null;
};
