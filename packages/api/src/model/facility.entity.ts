import { defineEntity, p } from '@mikro-orm/core';
import { type Granted, READS_ONLY } from '../platform/database/grants.ts';

const FacilitySchema = defineEntity({
  name: 'Facility',
  tableName: 'facility',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    code: p.text().unique(),
    name: p.text(),
    city: p.text(),
    /** ISO 3166-1 alpha-2. */
    country: p.text(),
    /** IANA time zone. */
    timeZone: p.text(),
    createdAt: p.datetime().length(3).defaultRaw('now()'),
  },
});

/** A hospital: the tenant. */
export class Facility extends FacilitySchema.class {
  static readonly granted: Granted = READS_ONLY;
}
FacilitySchema.setClass(Facility);
