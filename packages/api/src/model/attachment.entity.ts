import { AttachmentRole } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { Document } from './document.entity.ts';

/** `awaited`: a job reads it. `kept`: its file is there. `none`: there is none to show. Null: nobody has looked. */
const NARRATIVE_STATES = ['awaited', 'kept', 'none'] as const;

const AttachmentSchema = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  ...tenant('attachment', { references: { document_id: 'document' }, ofDocument: 'document_id' }),
  uniques: [{ name: 'attachment_document_ordinal', properties: ['document', 'ordinal'] }],
  indexes: [
    {
      name: 'attachment_narrative_unread',
      properties: ['facility', 'id'],
      where: "role = 'original' and narrative_state is null",
    },
    { name: 'attachment_file', properties: ['facility', 'sha256'] },
    {
      name: 'attachment_narrative_file',
      properties: ['facility', 'narrativeSha256'],
      where: 'narrative_sha256 is not null',
    },
  ],
  properties: {
    id: id(),
    facility: facility(),
    document: () => p.manyToOne(Document).ref(),
    role: p.enum(AttachmentRole.options),
    /** 0 is the original; bodies follow in the order they stand in it. */
    ordinal: p.integer(),
    fileName: p.text(),
    mediaType: p.text(),
    sizeBytes: p.integer(),
    /** Hex digest of the bytes; with the facility it is the key they are stored under. */
    sha256: p.text(),
    /** Of an original: whether its text for people was read. */
    narrativeState: p.enum(NARRATIVE_STATES).nullable(),
    /** Hex digest of that text's file. */
    narrativeSha256: p.text().nullable(),
    createdAt: instant().defaultRaw('now()'),
  },
});

/** A file of a document. */
export class Attachment extends AttachmentSchema.class {
  static readonly granted: Granted = {
    adds: true,
    changesAllBut: ['document_id', 'role', 'ordinal', 'file_name', 'size_bytes', 'sha256'],
  };
}
AttachmentSchema.setClass(Attachment);
