import type { Orm } from '../../platform/database/orm.ts';

/** Ends the session of a digest, with its audit entry; one that has ended stays as it is. Its streams end with it. */
export const endSession = async (orm: Orm, tokenSha256: string): Promise<void> => {
  await orm.em.fork().execute('select end_session(?)', [tokenSha256]);
};
