import { SourceKind } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import { type Granted, READS_ONLY } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';

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
  },
});

/** A configured way in. */
export class Source extends SourceSchema.class {
  static readonly granted: Granted = READS_ONLY;
}
SourceSchema.setClass(Source);
