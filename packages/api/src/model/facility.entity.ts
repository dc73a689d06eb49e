import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';

/**
 * The installation, as the facility where operators sign in (the SQL function `installation_facility`). Whoever acts for another one or for
 * none does not see it, so that every list of facilities is one of hospitals.
 */
export const INSTALLATION_FACILITY = '00000000-0000-7000-8000-000000000000';

const FacilitySchema = defineEntity({
  name: 'Facility',
  tableName: 'facility',
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'facility_hospitals',
      using: 'id <> installation_facility() or (select current_facility_id()) = installation_facility()',
    },
  ],
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

/** A hospital: the tenant; one row is the installation's. An administrator changes their own (trigger `facility_own`). */
export class Facility extends FacilitySchema.class {
  static readonly granted: Granted = { changesAllBut: ['code'] };
}
FacilitySchema.setClass(Facility);
