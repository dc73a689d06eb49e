import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { Document } from './document.entity.ts';
import { User } from './user.entity.ts';

const RestrictedOpeningSchema = defineEntity({
  name: 'RestrictedOpening',
  tableName: 'restricted_opening',
  ...tenant('restricted_opening', { references: { document_id: 'document' } }),
  indexes: [
    { name: 'restricted_opening_by', properties: ['facility', 'openedBy', 'openedAt'] },
    {
      name: 'restricted_opening_untold',
      properties: ['facility', 'openedAt', 'id'],
      where: 'noted_at is null',
    },
  ],
  properties: {
    id: id(),
    facility: facility(),
    document: () => p.manyToOne(Document).ref(),
    openedBy: () => p.manyToOne(User).ref().deleteRule('restrict'),
    openedAt: instant().defaultRaw('now()'),
    /** The reason, as it was typed. */
    because: p.text(),
    /** By another supervisor. */
    notedBy: () => p.manyToOne(User).ref().nullable().deleteRule('restrict'),
    notedAt: instant().nullable(),
  },
});

/** That somebody opened a restricted document, for an hour: made by the SQL function `open_restricted` and read by the policies. */
export class RestrictedOpening extends RestrictedOpeningSchema.class {
  static readonly granted: Granted = { changesAllBut: ['document_id', 'opened_by_id', 'opened_at', 'because'] };
}
RestrictedOpeningSchema.setClass(RestrictedOpening);
