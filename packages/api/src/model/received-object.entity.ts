import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { Source } from './source.entity.ts';

/**
 * Where a received object stands: `received` (stored, not read), `documented` (read into a document, waiting for a
 * clerk), `quarantined` (kept, not readable), `integrating` (decided, not confirmed), `integrated` or `rejected`.
 * Exactly one at any time: the trigger `document_counted` keeps it in step with the document's status.
 */
const OBJECT_STATES = ['received', 'documented', 'quarantined', 'integrating', 'integrated', 'rejected'] as const;

const ReceivedObjectSchema = defineEntity({
  name: 'ReceivedObject',
  tableName: 'received_object',
  ...tenant('received_object', { references: { source_id: 'source' } }),
  // The same bytes from the same source are one object, however often and however concurrently they come.
  uniques: [{ name: 'received_object_source_sha256', properties: ['source', 'sha256'], where: 'forgotten_at is null' }],
  indexes: [
    { name: 'received_object_state', properties: ['facility', 'state', 'receivedAt'] },
    // The same bytes from another source.
    { name: 'received_object_digest', properties: ['facility', 'sha256'] },
  ],
  properties: {
    id: id(),
    facility: facility(),
    source: () => p.manyToOne(Source).ref(),
    /** Hex digest of the bytes; with the facility it is the key they are stored under. */
    sha256: p.text(),
    sizeBytes: p.integer(),
    fileName: p.text(),
    state: p.enum(OBJECT_STATES),
    /** How many times these bytes came from this source. */
    timesReceived: p.integer().default(1),
    receivedAt: instant().defaultRaw('now()'),
    lastReceivedAt: instant().defaultRaw('now()'),
    /** When it was purged after it had been rejected: the same bytes are another object from then on. */
    forgottenAt: instant().nullable(),
  },
});

/** The ledger: one row for every object that ever came in. */
export class ReceivedObject extends ReceivedObjectSchema.class {
  static readonly granted: Granted = {
    adds: true,
    changesAllBut: ['source_id', 'sha256', 'size_bytes', 'file_name', 'received_at', 'forgotten_at'],
  };
}
ReceivedObjectSchema.setClass(ReceivedObject);
