import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import { serverAddress } from '../../platform/fhir/server-address.rules.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { callOwner } from './call-owner.ts';
import { writtenServer } from './written-server.ts';

const Added = z.union([
  z.strictObject({ facilityId: z.uuid() }),
  z.strictObject({ refusal: z.enum(['FacilityCodeTaken', 'ServerUnscoped']) }),
]);

type Ctx = SignedInContext<'FacilityCodeTaken' | 'ServerUnscoped'>;

const add = async ({ app, em, refuse }: Ctx, { server, ...wanted }: contracts.AddFacilityInput) => {
  const values = [JSON.stringify(wanted), server && writtenServer(server), serverAddress(app.config.fhirBaseUrl)];
  const call = 'add_facility(?::jsonb, ?::jsonb, ?)';
  const added = await callOwner(em, { call, values, answer: Added });
  if ('refusal' in added) throw refuse(added.refusal, {});
  return added;
};

export const addFacility = procedure(contracts.addFacility).mutation(({ ctx, input }) => add(ctx, input));
