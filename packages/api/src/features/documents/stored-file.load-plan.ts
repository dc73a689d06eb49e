import { loadPlan, type PlanStatement } from '@mailroom/load-plan';
import { z } from 'zod';
import type { Orm } from '../../platform/orm.ts';
import { loadPages } from '../../platform/statement.ts';
import { Attachment } from './attachment.entity.ts';

/** Where an attachment's bytes lie, and what they are. It stays on the server. */
const StoredFile = z.strictObject({
  sha256: z.string(),
  mediaType: z.string(),
  fileName: z.string(),
  sizeBytes: z.int(),
});
type StoredFile = z.infer<typeof StoredFile>;

const storedFile = loadPlan(Attachment, StoredFile);

const statementFor = (orm: Orm, id: string): PlanStatement<StoredFile> =>
  storedFile.statement(orm, { label: 'stored_file', where: { id }, limit: 1 });

/** Null when the facility has no such attachment. */
export const loadStoredFile = async (orm: Orm, facilityId: string, id: string): Promise<StoredFile | null> => {
  const [{ rows }] = await loadPages(orm, facilityId, [statementFor(orm, id)]);
  return rows[0] ?? null;
};
