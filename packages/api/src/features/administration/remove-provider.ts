import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import { procedure } from '../../platform/http/trpc.ts';
import { callOwner } from './call-owner.ts';

export const removeProvider = procedure(contracts.removeProvider).mutation(async ({ ctx: { em, refuse }, input }) => {
  const answer = z.int().nullable();
  const endedSessions = await callOwner(em, { call: 'remove_provider(?)', values: [input.code], answer });
  if (endedSessions === null) throw refuse('ProviderNotFound', {});
  return { endedSessions };
});
