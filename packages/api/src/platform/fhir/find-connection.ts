import { z } from 'zod';
import type { Orm } from '../database/orm.ts';
import { runStatement, statement } from '../database/statement.ts';
import type { Connection } from './connection.ts';
import { FhirUnscoped } from './fhir-error.ts';
import { serverAddress } from './server-address.rules.ts';

const FIND_CONNECTION = statement(
  'find_connection',
  z.strictObject({
    baseUrl: z.string(),
    managingOrganization: z.string().nullable(),
    identifierSystems: z.array(z.string()),
    /** Of facilities that use the same server. */
    others: z.int(),
  }),
  `select row_to_json(found)::text from (
select coalesce(base_url, $1::text) as "baseUrl", managing_organization as "managingOrganization",
  coalesce(identifier_systems, '{}') as "identifierSystems",
  other_facilities_on(coalesce(base_url, $1::text), $1::text) as others
from (select current_facility_id() as id) own left join connection on connection.facility_id = own.id
) as found`,
);

/**
 * Reads how a facility is connected, for every job, so that a change holds from the next one on.
 *
 * @param fallback the server of facilities that state none.
 * @throws FhirUnscoped when facilities share the server, and this one does not say which of its records are its own.
 */
export const findConnection = async (
  orm: Orm,
  { facilityId, fallback }: { readonly facilityId: string; readonly fallback: string },
): Promise<Connection> => {
  const asked = { facilityId, values: [serverAddress(fallback)] };
  const { baseUrl, others, ...stated } = await runStatement(orm, FIND_CONNECTION, asked);
  const isStated = stated.managingOrganization !== null || stated.identifierSystems.length > 0;
  if (!isStated && others > 0) throw new FhirUnscoped();
  return { baseUrl, scope: isStated ? { ...stated, ownSystem: `urn:uuid:${facilityId}` } : null };
};
