import * as contracts from '@mailroom/contracts';
import { serverAddress } from '../../platform/fhir/server-address.rules.ts';
import { procedure } from '../../platform/http/trpc.ts';
import { askOwner } from './ask-owner.ts';

export const connectFacility = procedure(contracts.connectFacility).mutation(
  ({ ctx, input: { facilityId, version, fhirBaseUrl, ...scope } }) => {
    const wanted = { ...scope, baseUrl: fhirBaseUrl === null ? null : serverAddress(fhirBaseUrl) };
    const values = [facilityId, JSON.stringify(wanted), version];
    const refusals = ['FacilityNotFound', 'ChangedMeanwhile'] as const;
    return askOwner(ctx, { call: 'connect_facility(?, ?::jsonb, ?)', values, refusals });
  },
);
