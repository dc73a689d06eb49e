import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import { serverAddress } from '../../platform/fhir/server-address.rules.ts';
import { procedure } from '../../platform/http/trpc.ts';
import { callOwner } from './call-owner.ts';

export const connectFacility = procedure(contracts.connectFacility).mutation(
  async ({ ctx: { em, refuse }, input: { facilityId, fhirBaseUrl, ...scope } }) => {
    const wanted = { ...scope, baseUrl: fhirBaseUrl === null ? null : serverAddress(fhirBaseUrl) };
    const values = [facilityId, JSON.stringify(wanted)];
    const isThere = await callOwner(em, { call: 'connect_facility(?, ?::jsonb)', values, answer: z.boolean() });
    if (!isThere) throw refuse('FacilityNotFound', {});
    return {};
  },
);
