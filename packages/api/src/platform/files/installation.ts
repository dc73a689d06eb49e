import { z } from 'zod';
import { Facility } from '../../model/facility.entity.ts';
import { Installation } from '../../model/installation.entity.ts';
import type { Orm } from '../database/orm.ts';
import { runStatement, statement } from '../database/statement.ts';
import { pathOfFile } from './file-store.ts';

/** As many of the newest files tell this installation's folder from another one. */
const SAMPLE = 10;

const NEWEST = statement(
  'newest_files',
  z.array(z.string()),
  `select coalesce(json_agg(sha256), '[]')::text
   from (select sha256 from received_object order by id desc limit ${SAMPLE}) newest`,
);

/** The id of this installation, which migrations gave it. */
export const readInstallationId = async (orm: Orm): Promise<string> => {
  const [installation] = await orm.em.fork().find(Installation, {}, { fields: ['id'], limit: 1 });
  if (!installation) throw new Error('The database has lost its installation. Restore its table `installation`.');
  return installation.id;
};

/** Where some of the newest files of the ledger lie below the folder of files; none only where the ledger is empty. */
export const newestFiles = async (orm: Orm): Promise<string[]> => {
  const paths: string[] = [];
  for (const { id } of await orm.em.fork().find(Facility, {}, { fields: ['id'] })) {
    const digests = await runStatement(orm, NEWEST, { facilityId: id, actsItself: true, values: [] });
    paths.push(...digests.map((digest) => pathOfFile(id, digest)));
    if (paths.length >= SAMPLE) break;
  }
  return paths.slice(0, SAMPLE);
};
