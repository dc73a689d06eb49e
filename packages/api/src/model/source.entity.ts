import { SourceKind } from '@mailroom/contracts';
import { defineEntity, type Opt, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { countedRows } from './counted-documents.ts';
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
    /** How many documents came from it, as far as they are counted. */
    documents: p
      .integer()
      .$type<Opt<number>>()
      .formula(({ id }) => countedRows('document', `document.source_id = ${id}`))
      .lazy(),
    lastReceivedAt: instant()
      .$type<Opt<Date>>()
      .formula(
        ({ id }) =>
          `(select document.received_at from document where document.source_id = ${id} order by document.received_at desc limit 1)`,
      )
      .nullable()
      .lazy(),
    /** Grows with each change, so that of two who change it at once the second is told. */
    version: p.integer().default(1),
  },
});

/** A configured way in. Administrators change it (trigger `source_administrators`), and nobody removes it: documents came from it. */
export class Source extends SourceSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: ['code'] };
}
SourceSchema.setClass(Source);
