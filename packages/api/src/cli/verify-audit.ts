import { entities } from '../model/entities.ts';
import { Facility, INSTALLATION_FACILITY } from '../model/facility.entity.ts';
import { type Misfit, type ProvenChain, proveChain } from '../platform/audit/prove-chain.ts';
import { proveCheckpoints } from '../platform/audit/prove-checkpoints.ts';
import { type Orm, openOrm } from '../platform/database/orm.ts';
import type { Config } from '../platform/process/config.ts';
import { openDatabase } from './open-database.ts';

const BECAUSE: Record<Misfit['because'], string> = {
  changed: 'was changed, or is not in its place',
  removed: 'was removed',
  inserted: 'was put in past the audit’s own function',
};

const sentenceOf = ({ because, entryId, position }: Misfit): string => {
  const place = position === null ? '' : ` at place ${position}`;
  return `  the entry ${entryId ?? '(unknown)'}${place} ${BECAUSE[because]}`;
};

const print = (code: string, { entries, waiting, misfit }: ProvenChain): void => {
  console.log(`${code}: ${entries} entries fit, ${waiting} wait for their place`);
  if (misfit) console.log(sentenceOf(misfit));
};

const verifyCheckpoints = async (orm: Orm, { auditCheckpoints }: Config): Promise<boolean> => {
  if (auditCheckpoints === null) {
    console.log('No checkpoints are written beside the database: AUDIT_CHECKPOINTS is not set.');
    return true;
  }
  const { checkpoints, torn, wrong } = await proveCheckpoints(orm, auditCheckpoints);
  console.log(`${checkpoints} checkpoints agree`);
  if (torn > 0)
    console.log(`  ${torn} lines break off, because their writer was killed or had no space left: they prove nothing`);
  if (wrong) console.log(`  line ${wrong.line} of ${auditCheckpoints.path}: ${wrong.because}`);
  return wrong === null;
};

const verifyAll = async (orm: Orm, config: Config): Promise<boolean> => {
  let isWhole = true;
  const facilities = await orm.em.fork().find(Facility, {}, { orderBy: { code: 'asc' } });
  for (const { id, code } of [...facilities, { id: INSTALLATION_FACILITY, code: 'the installation' }]) {
    const chain = await proveChain(orm, id);
    print(code, chain);
    isWhole &&= chain.misfit === null;
  }
  return (await verifyCheckpoints(orm, config)) && isWhole;
};

/**
 * Verifies that no entry of the audit was changed, removed, moved or put in since it got its place, and prints the first of each facility
 * that does not fit.
 *
 * @returns the exit code: 0 only if all of them fit, and every checkpoint agrees.
 */
export const verifyAudit = async (config: Config): Promise<number> => {
  await using database = await openDatabase(config);
  const orm = await openOrm({ databaseUrl: database.databaseUrl, entities });
  const began = performance.now();
  try {
    const isWhole = await verifyAll(orm, config);
    console.log(
      `${isWhole ? 'The audit is whole' : 'The audit is not whole'}; ${Math.round(performance.now() - began)} ms.`,
    );
    return isWhole ? 0 : 1;
  } finally {
    await orm.close();
  }
};
