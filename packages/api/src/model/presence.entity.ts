import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, instant, tenant } from '../platform/database/tenancy.ts';
import { Document } from './document.entity.ts';
import { User } from './user.entity.ts';

const PresenceSchema = defineEntity({
  name: 'Presence',
  tableName: 'presence',
  ...tenant('presence', { references: { document_id: 'document' } }),
  properties: {
    document: () => p.manyToOne(Document).ref().primary(),
    user: () => p.manyToOne(User).ref().primary(),
    facility: facility(),
    /** Said again while it lasts; a row whose process died grows old and counts no more. */
    seenAt: instant().defaultRaw('now()'),
  },
});

/** That somebody has a document open. */
export class Presence extends PresenceSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [], removes: true };
}
PresenceSchema.setClass(Presence);
