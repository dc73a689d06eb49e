import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { Document } from './document.entity.ts';
import { User } from './user.entity.ts';

const ClaimSchema = defineEntity({
  name: 'Claim',
  tableName: 'claim',
  ...tenant('claim', { references: { document_id: 'document' } }),
  indexes: [{ name: 'claim_ending', properties: ['facility', 'heldUntil'] }],
  properties: {
    id: id(),
    facility: facility(),
    document: () => p.oneToOne(Document).ref().owner(),
    holder: () => p.manyToOne(User).ref().deleteRule('restrict'),
    claimedAt: instant().defaultRaw('now()'),
    /** Over: nobody is held up any more, whether or not the row is still there. */
    heldUntil: instant(),
  },
});

/** That somebody works on a document. */
export class Claim extends ClaimSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [], removes: true };
}
ClaimSchema.setClass(Claim);
