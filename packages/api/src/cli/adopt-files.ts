import { entities } from '../model/entities.ts';
import { openOrm } from '../platform/database/orm.ts';
import { adoptFolder, assertWritable } from '../platform/files/files-folder.ts';
import { readInstallationId } from '../platform/files/installation.ts';
import type { Config } from '../platform/process/config.ts';
import { openDatabase } from './open-database.ts';

/** Marks FILES as this installation's folder, whatever it holds: after a restore that is not complete, say. */
export const adoptFiles = async (config: Config): Promise<number> => {
  await using database = await openDatabase(config);
  const orm = await openOrm({ databaseUrl: database.databaseUrl, entities });
  try {
    await assertWritable(config.filesFolder);
    await adoptFolder(config.filesFolder, await readInstallationId(orm));
  } finally {
    await orm.close();
  }
  console.log(`${config.filesFolder} is this installation's folder of files. \`prove --files\` says what it lacks.`);
  return 0;
};
