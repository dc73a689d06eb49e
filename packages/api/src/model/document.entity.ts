import { DocumentStatus, RejectionReason, Restriction, UnreadableReason } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { Attachment } from './attachment.entity.ts';
import { Claim } from './claim.entity.ts';
import { Correction } from './correction.entity.ts';
import { DocumentRelation } from './document-relation.entity.ts';
import { DocumentTag } from './document-tag.entity.ts';
import { DocumentType } from './document-type.entity.ts';
import { DocumentWord } from './document-word.entity.ts';
import { Effect } from './effect.entity.ts';
import { Metadata } from './metadata.entity.ts';
import { Note } from './note.entity.ts';
import { Purge } from './purge.entity.ts';
import { ReceivedObject } from './received-object.entity.ts';
import { Source } from './source.entity.ts';
import { Tag } from './tag.entity.ts';
import { User } from './user.entity.ts';
import { Verification } from './verification.entity.ts';

const DocumentSchema = defineEntity({
  name: 'Document',
  tableName: 'document',
  ...tenant('document', {
    references: { source_id: 'source', received_object_id: 'received_object' },
    changedWhereOpen: true,
  }),
  // The worklist's order under each filter; the id breaks ties between documents of the same millisecond. What is purged is in none.
  indexes: [
    { name: 'document_worklist', properties: ['facility', 'status', 'receivedAt', 'id'], where: 'purged_at is null' },
    { name: 'document_received', properties: ['facility', 'receivedAt', 'id'], where: 'purged_at is null' },
    {
      name: 'document_by_type',
      properties: ['facility', 'documentType', 'receivedAt', 'id'],
      where: 'purged_at is null',
    },
    { name: 'document_by_source', properties: ['facility', 'source', 'receivedAt', 'id'], where: 'purged_at is null' },
    {
      name: 'document_by_assignee',
      properties: ['facility', 'assignee', 'receivedAt', 'id'],
      where: 'purged_at is null',
    },
    { name: 'document_ended', properties: ['facility', 'status', 'endedAt', 'id'], where: 'purged_at is null' },
    { name: 'document_purged', properties: ['facility', 'purge'], where: 'purged_at is not null' },
    {
      name: 'document_by_id',
      properties: ['facility', 'documentIdValue', 'documentIdSystem', 'id'],
      where: 'document_id_value is not null',
    },
    {
      name: 'document_by_set',
      properties: ['facility', 'setIdValue', 'setIdSystem', 'id'],
      where: 'set_id_value is not null',
    },
    { name: 'document_restricted', properties: ['id'], where: 'restriction is not null' },
  ],
  properties: {
    id: id(),
    facility: facility(),
    receivedObject: () => p.manyToOne(ReceivedObject).ref().index(),
    /** The source of its received object, repeated here because the list filters and orders by it. */
    source: () => p.manyToOne(Source).ref(),
    status: p.enum(DocumentStatus.options),
    receivedAt: instant(),
    title: p.text(),
    documentType: () => p.manyToOne(DocumentType).ref().nullable().deleteRule('restrict'),
    assignee: () => p.manyToOne(User).ref().nullable(),
    unreadableReason: p.enum(UnreadableReason.options).nullable(),
    /** The reader's own words, for the technician; no patient data. */
    unreadableDetail: p.text().nullable(),
    /** Grows with each change that a decision would have to know of. */
    version: p.integer().default(1),
    /** Who made the version; null when Mailroom did. */
    changedBy: () => p.manyToOne(User).ref().nullable().deleteRule('restrict'),
    rejectionReason: p.enum(RejectionReason.options).nullable(),
    /** What its sender calls this version of it, as an identifier of FHIR (`document-identifier.rules.ts`). Null: it did not say. */
    documentIdSystem: p.text().nullable(),
    documentIdValue: p.text().nullable(),
    /** What its sender calls all its versions. */
    setIdSystem: p.text().nullable(),
    setIdValue: p.text().nullable(),
    /** Which version of the set it is, as it is written. */
    versionNumber: p.text().nullable(),
    /** The newer version behind which it steps back; it counts while that one may still be filed. */
    successor: () => p.manyToOne(Document).ref().nullable().deleteRule('set null'),
    /** Lists show its type and when it came, and nothing else of it. Who set it, and who takes it off, the audit tells. */
    restriction: p.enum(Restriction.options).nullable(),
    /** Since when it is filed or rejected; null while it is neither. */
    endedAt: instant().nullable(),
    /** When what it says of anybody was taken away, and by what. */
    purgedAt: instant().nullable(),
    purge: () => p.manyToOne(Purge).ref().nullable().deleteRule('restrict'),
    relations: () => p.oneToMany(DocumentRelation).mappedBy('document'),
    metadata: () => p.oneToOne(Metadata).mappedBy('document').ref().nullable(),
    verification: () => p.oneToOne(Verification).mappedBy('document').ref().nullable(),
    claim: () => p.oneToOne(Claim).mappedBy('document').ref().nullable(),
    corrections: () => p.oneToMany(Correction).mappedBy('document'),
    effects: () => p.oneToMany(Effect).mappedBy('document'),
    notes: () => p.oneToMany(Note).mappedBy('document'),
    attachments: () => p.oneToMany(Attachment).mappedBy('document'),
    tags: () => p.manyToMany(Tag).pivotEntity(() => DocumentTag),
    words: () => p.oneToMany(DocumentWord).mappedBy('document'),
  },
});

/** What arrived: one row of the worklist. */
export class Document extends DocumentSchema.class {
  static readonly granted: Granted = {
    adds: true,
    changesAllBut: ['received_object_id', 'source_id', 'received_at', 'ended_at', 'purged_at', 'purge_id'],
  };
}
DocumentSchema.setClass(Document);
