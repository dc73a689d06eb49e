import { defineEntity, type Opt, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';

const TagSchema = defineEntity({
  name: 'Tag',
  tableName: 'tag',
  ...tenant('tag'),
  uniques: [{ name: 'tag_facility_name', properties: ['facility', 'name'] }],
  properties: {
    id: id(),
    facility: facility(),
    name: p.text(),
    /** A `TagColor`; before, `mailroom set-up` took any text. */
    color: p.text(),
    /** Since then it is not offered any more. It stays on the documents that carry it. */
    switchedOffAt: instant().nullable(),
    /** How many documents carry it, restricted ones among them, as far as they are counted. */
    documents: p
      .integer()
      .$type<Opt<number>>()
      .formula(({ id }) => `tagged_documents(${id})`)
      .lazy(),
    /** Grows with each change, so that of two who change it at once the second is told. */
    version: p.integer().default(1),
  },
});

/** A facility's own label for documents. Administrators change it (trigger `tag_administrators`). */
export class Tag extends TagSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [], removes: true };
}
TagSchema.setClass(Tag);
