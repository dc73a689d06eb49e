import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { Source } from './source.entity.ts';
import { User } from './user.entity.ts';

const SharedIdentifierSchema = defineEntity({
  name: 'SharedIdentifier',
  tableName: 'shared_identifier',
  ...tenant('shared_identifier', { references: { source_id: 'source' } }),
  uniques: [{ name: 'shared_identifier_source_system', properties: ['source', 'system'] }],
  indexes: [{ name: 'shared_identifier_open', properties: ['facility', 'foundAt', 'id'], where: 'noted_at is null' }],
  properties: {
    id: id(),
    facility: facility(),
    source: () => p.manyToOne(Source).ref(),
    /** In whose list the identifiers stand. */
    system: p.text(),
    foundAt: instant().defaultRaw('now()'),
    /** When an administrator said that they know. */
    notedAt: instant().nullable(),
    notedBy: () => p.manyToOne(User).ref().nullable().deleteRule('restrict'),
  },
});

/** That a source uses an identifier for documents of different patients, so that it tells none of them from another. */
export class SharedIdentifier extends SharedIdentifierSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: ['source_id', 'system', 'found_at'] };
}
SharedIdentifierSchema.setClass(SharedIdentifier);
