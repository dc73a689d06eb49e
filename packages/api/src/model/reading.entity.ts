import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { READING_CONTENT, type ReadingContent } from './reading-form.ts';
import { ReceivedObject } from './received-object.entity.ts';

const ReadingSchema = defineEntity({
  name: 'Reading',
  tableName: 'reading',
  ...tenant('reading', { references: { received_object_id: 'received_object' } }),
  properties: {
    id: id(),
    facility: facility(),
    /** Read anew, it has a new reading in the place of the old one. */
    receivedObject: () => p.oneToOne(ReceivedObject).ref().owner(),
    content: p.json<ReadingContent>(),
    readAt: instant().defaultRaw('now()'),
  },
});

/** What was read of a received object, as it was read: what people correct is in the metadata of its document. */
export class Reading extends ReadingSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: ['received_object_id'] };
  static readonly forms = [READING_CONTENT];
}
ReadingSchema.setClass(Reading);
