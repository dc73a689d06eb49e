import type { RefusalOf } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { callOwner } from './call-owner.ts';

/** What these functions refuse: all of it is without details. */
type Code = RefusalOf<'administration'>['code'] | 'InvitationOver';

interface Asking<Refused extends Code> {
  readonly em: EntityManager;
  readonly refuse: (code: Refused, details: Record<string, never>) => Error;
}

interface Asked<Refused extends Code> {
  /** A call of a function that answers a refusal, or null. */
  readonly call: string;
  readonly values: readonly unknown[];
  readonly refusals: readonly Refused[];
}

/** Has a function of the tables' owner change people: the application itself may not. */
export const askOwner = async <Refused extends Code>(
  { em, refuse }: Asking<Refused>,
  { call, values, refusals }: Asked<Refused>,
): Promise<Record<string, never>> => {
  const refused = await callOwner(em, { call, values, answer: z.enum(refusals).nullable() });
  if (refused) throw refuse(refused, {});
  return {};
};
