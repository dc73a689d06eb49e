import { removeOperator } from '../features/administration/index.ts';
import { entities } from '../model/entities.ts';
import { openOrm } from '../platform/database/orm.ts';
import type { Config } from '../platform/process/config.ts';
import { openDatabase } from './open-database.ts';

/** Ends somebody's work as an operator. @returns the exit code. @throws Error in one sentence. */
export const removeOperatorFor = async (config: Config, login: string): Promise<number> => {
  await using database = await openDatabase(config);
  const { databaseOwnerUrl } = database;
  if (databaseOwnerUrl === null)
    throw new Error('Operators are removed as the owner of the tables: set DATABASE_OWNER_URL.');
  const owner = await openOrm({ databaseUrl: databaseOwnerUrl, entities, poolSize: 1 });
  try {
    await removeOperator(owner, login);
  } finally {
    await owner.close();
  }
  console.log(`${login} is an operator no more.`);
  return 0;
};
