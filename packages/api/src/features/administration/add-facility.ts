import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import { procedure } from '../../platform/http/trpc.ts';
import { callOwner } from './call-owner.ts';

export const addFacility = procedure(contracts.addFacility).mutation(async ({ ctx: { em, refuse }, input }) => {
  const values = [JSON.stringify(input)];
  const facilityId = await callOwner(em, { call: 'add_facility(?::jsonb)', values, answer: z.uuid().nullable() });
  if (facilityId === null) throw refuse('FacilityCodeTaken', {});
  return { facilityId };
});
