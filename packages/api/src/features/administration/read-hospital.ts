import * as contracts from '@mailroom/contracts';
import { runStatement, statement } from '../../platform/database/statement.ts';
import { serverAddress } from '../../platform/fhir/server-address.rules.ts';
import { procedure } from '../../platform/http/trpc.ts';

const READ_HOSPITAL = statement(
  'read_hospital',
  contracts.HospitalView.nullable(),
  "select coalesce(read_hospital($1, $2, $3), 'null')::text",
);

export const readHospital = procedure(contracts.readHospital).query(
  async ({ ctx: { app, session, refuse }, input }) => {
    const { facilityId, tokenSha256 } = session;
    const hospital = await runStatement(app.orm, READ_HOSPITAL, {
      facilityId,
      values: [input.facilityId, tokenSha256, serverAddress(app.config.fhirBaseUrl)],
    });
    if (!hospital) throw refuse('FacilityNotFound', {});
    return { hospital };
  },
);
