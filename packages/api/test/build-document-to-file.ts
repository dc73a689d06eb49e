import { randomUUID } from 'node:crypto';
import type { DocumentToFile } from '../src/features/integration/attempt.ts';

/** A document as it is filed, in the chart of somebody whom nobody asks for. */
export const buildDocumentToFile = (more: Partial<DocumentToFile> = {}): DocumentToFile => ({
  effectKey: randomUUID(),
  patient: { fhirId: randomUUID() },
  bytes: Buffer.from('<ClinicalDocument/>'),
  mediaType: 'text/xml',
  title: 'Discharge summary',
  documentTypeCode: '18842-5',
  documentDate: '2026-02-01T10:30+01:00',
  author: null,
  custodian: null,
  decidedAt: new Date('2026-02-02T08:00:00Z'),
  documentId: randomUUID(),
  identifier: null,
  related: [],
  status: 'current',
  ...more,
});
