import { AttachmentView, DocumentView, HistoryEntry, MetadataView } from '@mailroom/contracts';
import { loadPlan, nested } from '@mailroom/load-plan';
import { z } from 'zod';
import { AuditEvent } from '../../platform/audit-event.entity.ts';
import { Attachment } from './attachment.entity.ts';
import { attachmentDisplay } from './attachment-display.rules.ts';
import { Document } from './document.entity.ts';
import { METADATA_IDENTIFIERS, Metadata } from './metadata.entity.ts';

const attachmentView = loadPlan(Attachment, AttachmentView, {
  display: {
    from: ['mediaType', 'role', 'document.metadata.format'],
    get: ({ mediaType, role, document }) =>
      attachmentDisplay({
        mediaType,
        isClinicalDocument: role === 'original' && document.metadata?.format === 'CDA',
      }),
  },
});

const metadataView = loadPlan(Metadata, MetadataView, {
  patientIdentifiers: {
    from: ['patientIdentifiers'],
    get: ({ patientIdentifiers: stored }) =>
      METADATA_IDENTIFIERS.accepts(stored) ? METADATA_IDENTIFIERS.read(stored) : [],
  },
  areIdentifiersReadable: {
    from: ['patientIdentifiers'],
    get: ({ patientIdentifiers: stored }) => METADATA_IDENTIFIERS.accepts(stored),
  },
});

/** The pane's document without its history, which the audit keeps apart from the document. */
export const documentView = loadPlan(Document, DocumentView.omit({ history: true }), {
  sourceName: { from: 'source.name' },
  assigneeName: { from: 'assignee.name' },
  metadata: { from: nested('metadata', metadataView) },
  tags: { from: 'tags', orderBy: { name: 'asc' } },
  attachments: { from: nested('attachments', attachmentView), orderBy: { ordinal: 'asc' } },
});

export const historyEntry = loadPlan(AuditEvent, HistoryEntry, { actorName: { from: 'actor.name' } });

/** That somebody opened the document before. */
export const earlierOpening = loadPlan(AuditEvent, z.strictObject({ id: z.uuid() }));
