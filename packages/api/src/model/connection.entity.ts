import { defineEntity, p } from '@mikro-orm/core';
import { type Granted, READS_ONLY } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';

const ConnectionSchema = defineEntity({
  name: 'Connection',
  tableName: 'connection',
  // Whether facilities share a server is known only across them; see the SQL function other_facilities_on.
  ...tenant('connection', {
    // The owner's function counts who else uses a server.
    orVisible:
      "current_user = (select tableowner from pg_tables where schemaname = 'public' and tablename = 'connection')",
  }),
  uniques: [{ name: 'connection_facility', properties: ['facility'] }],
  properties: {
    id: id(),
    facility: facility(),
    /** Null: `FHIR_BASE_URL`. */
    baseUrl: p.text().nullable(),
    /** Logical id of the FHIR Organization whose patients are this facility's. */
    managingOrganization: p.text().nullable(),
    /** Whoever has a number of one of these is this facility's patient. */
    identifierSystems: p.array().$type<string[]>(),
    /** Records that were mirrored before it may be another facility's. */
    changedAt: instant().defaultRaw('now()'),
    /** Grows with each change, so that of two who change it at once the second is told. */
    version: p.integer().default(1),
  },
});

/** Where a facility's FHIR server is, and which of its records are the facility's own. */
export class Connection extends ConnectionSchema.class {
  static readonly granted: Granted = READS_ONLY;
}
ConnectionSchema.setClass(Connection);
