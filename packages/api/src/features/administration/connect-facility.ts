import * as contracts from '@mailroom/contracts';
import { serverAddress } from '../../platform/fhir/server-address.rules.ts';
import { procedure } from '../../platform/http/trpc.ts';
import { askOwner } from './ask-owner.ts';
import { writtenServer } from './written-server.ts';

export const connectFacility = procedure(contracts.connectFacility).mutation(
  ({ ctx, input: { facilityId, version, ...server } }) =>
    askOwner(ctx, {
      call: 'connect_facility(?, ?::jsonb, ?, ?)',
      values: [facilityId, writtenServer(server), version, serverAddress(ctx.app.config.fhirBaseUrl)],
      refusals: ['FacilityNotFound', 'ChangedMeanwhile', 'ServerUnscoped'],
    }),
);
