import type { Orm } from '../../platform/database/orm.ts';

/**
 * Ends the session of a digest, with its audit entry; one that has ended stays as it is. Its streams end with it.
 *
 * @returns the identity provider that it began at, or null
 */
export const endSession = async (orm: Orm, tokenSha256: string): Promise<string | null> => {
  const [ended] = await orm.em
    .fork()
    .execute<{ provider: string | null }[]>('select end_session(?) as provider', [tokenSha256]);
  return ended?.provider ?? null;
};
