import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';

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
    /** Grows with each change, so that of two who change it at once the second is told. */
    version: p.integer().default(1),
  },
});

/** A hospital: the tenant. An administrator changes their own (trigger `facility_own`). */
export class Facility extends FacilitySchema.class {
  static readonly granted: Granted = { changesAllBut: ['code'] };
}
FacilitySchema.setClass(Facility);
