import { SourceKind } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { SourceTag } from './source-tag.entity.ts';
import { Tag } from './tag.entity.ts';

const SourceSchema = defineEntity({
  name: 'Source',
  tableName: 'source',
  ...tenant('source'),
  uniques: [{ name: 'source_facility_code', properties: ['facility', 'code'] }],
  properties: {
    id: id(),
    facility: facility(),
    code: p.text(),
    name: p.text(),
    kind: p.enum(SourceKind.options),
    createdAt: instant().defaultRaw('now()'),
    /** Since then nothing is taken in from it. What came before stays. */
    switchedOffAt: instant().nullable(),
    /** What each of its documents carries from the start. */
    tags: () => p.manyToMany(Tag).pivotEntity(() => SourceTag),
    /** Grows with each change, so that of two who change it at once the second is told. */
    version: p.integer().default(1),
  },
});

/** A configured way in. Administrators change it (trigger `source_administrators`), and nobody removes it: documents came from it. */
export class Source extends SourceSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: ['code'] };
}
SourceSchema.setClass(Source);
