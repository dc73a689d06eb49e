import type { AttachmentView, DocumentView, HistoryEntry, MetadataView } from '@mailroom/contracts';
import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import { AuditEvent } from '../../platform/audit-event.entity.ts';
import { attachmentDisplay } from './attachment-display.rules.ts';
import { Document } from './document.entity.ts';

const FIELDS = [
  'status',
  'title',
  'receivedAt',
  'unreadableReason',
  'unreadableDetail',
  'source.name',
  'assignee.name',
  'tags.name',
  'tags.color',
  'verification.outcome',
  'verification.checkedAt',
  'attachments.role',
  'attachments.ordinal',
  'attachments.fileName',
  'attachments.mediaType',
  'attachments.sizeBytes',
  'metadata.format',
  'metadata.patientFamily',
  'metadata.patientGiven',
  'metadata.patientBirthDate',
  'metadata.patientSex',
  'metadata.patientIdentifiers',
  'metadata.documentDate',
  'metadata.documentCode',
  'metadata.documentTitle',
  'metadata.author',
  'metadata.custodian',
] as const;
const POPULATE = ['source', 'assignee', 'tags', 'verification', 'attachments', 'metadata'] as const;
type LoadedDocument = Loaded<Document, (typeof POPULATE)[number], (typeof FIELDS)[number]>;

const HISTORY_FIELDS = ['occurredAt', 'action', 'actor.name'] as const;
type LoadedEvent = Loaded<AuditEvent, 'actor', (typeof HISTORY_FIELDS)[number]>;

const metadataView = ({ metadata }: LoadedDocument): MetadataView | null => {
  if (!metadata) return null;
  const read = metadata.$;
  return {
    format: read.format,
    patientFamily: read.patientFamily ?? null,
    patientGiven: read.patientGiven,
    patientBirthDate: read.patientBirthDate ?? null,
    patientSex: read.patientSex ?? null,
    patientIdentifiers: read.patientIdentifiers,
    documentDate: read.documentDate ?? null,
    documentCode: read.documentCode ?? null,
    documentTitle: read.documentTitle ?? null,
    author: read.author ?? null,
    custodian: read.custodian ?? null,
  };
};

const attachmentViews = ({ attachments, metadata }: LoadedDocument): AttachmentView[] =>
  attachments.$.getItems().map(({ id, role, fileName, mediaType, sizeBytes }) => ({
    id,
    role,
    fileName,
    mediaType,
    sizeBytes,
    display: attachmentDisplay({
      mediaType,
      isClinicalDocument: role === 'original' && metadata?.$.format === 'CDA',
    }),
  }));

const historyEntry = (event: LoadedEvent): HistoryEntry => ({
  id: event.id,
  occurredAt: event.occurredAt.toISOString(),
  action: event.action,
  actorName: event.actor?.$.name ?? null,
});

/** The pane's view of a loaded document. Pure: it can only read what the hints above loaded. */
const documentView = (document: LoadedDocument, history: readonly LoadedEvent[]): DocumentView => ({
  id: document.id,
  status: document.status,
  title: document.title,
  receivedAt: document.receivedAt.toISOString(),
  sourceName: document.source.$.name,
  assigneeName: document.assignee?.$.name ?? null,
  tags: document.tags.$.getItems().map(({ id, name, color }) => ({ id, name, color })),
  unreadableReason: document.unreadableReason ?? null,
  unreadableDetail: document.unreadableDetail ?? null,
  metadata: metadataView(document),
  verification: document.verification
    ? {
        outcome: document.verification.$.outcome,
        checkedAt: document.verification.$.checkedAt?.toISOString() ?? null,
      }
    : null,
  attachments: attachmentViews(document),
  history: history.map(historyEntry),
});

/** A document with what its pane shows; null when the facility has none of that id. */
export const loadDocumentView = async (em: EntityManager, documentId: string): Promise<DocumentView | null> => {
  const document = await em.findOne(Document, documentId, {
    fields: FIELDS,
    populate: POPULATE,
    populateOrderBy: { attachments: { ordinal: 'asc' }, tags: { name: 'asc' } },
    strategy: 'select-in',
  });
  if (!document) return null;
  const history = await em.find(
    AuditEvent,
    { documentId },
    {
      fields: HISTORY_FIELDS,
      populate: ['actor'],
      orderBy: { id: 'desc' },
      limit: 100,
    },
  );
  return documentView(document, history);
};
