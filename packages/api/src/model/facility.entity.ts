import { defineEntity, p } from '@mikro-orm/core';
import { type Granted, READS_ONLY } from '../platform/database/grants.ts';

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
  },
});

/** A hospital: the tenant. One row is the installation's. */
export class Facility extends FacilitySchema.class {
  static readonly granted: Granted = READS_ONLY;
}
FacilitySchema.setClass(Facility);
