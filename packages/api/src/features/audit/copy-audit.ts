import type { EntityManager } from '@mikro-orm/postgresql';
import { AuditCopy } from '../../model/audit-copy.entity.ts';
import { AuditLink } from '../../model/audit-link.entity.ts';
import type { Config } from '../../platform/process/config.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import { appendLines, type KnownFile, type Place, readAuditFile, unknownFile } from './audit-file.ts';
import { readChained } from './read-entries.ts';
import { findObserver, linesOf } from './write-audit-events.ts';

/** Of one facility in one go, a thousand entries each: the others at the next. */
const MAX_TURNS = 100;

/** The file as this process knows it. */
const known = new WeakMap<Config, KnownFile>();

const knownOf = (config: Config): KnownFile => {
  const file = known.get(config) ?? unknownFile();
  known.set(config, file);
  return file;
};

/** Of several workers one writes at a time; the others leave it to that one. */
const isOurs = async (em: EntityManager): Promise<boolean> => {
  const [row] = await em.execute<{ ours: boolean }[]>(
    "select pg_try_advisory_xact_lock(hashtextextended('audit file', 0)) as ours",
  );
  return row?.ours ?? false;
};

const isInChain = async (em: EntityManager, { position, sha256 }: Place): Promise<boolean> =>
  (await em.count(AuditLink, { position: String(position), sha256 })) > 0;

/**
 * The place of the last entry that is written. The database says so after the file does: what was written before a kill the file knows
 * alone. After a restore the file may be ahead of the chain; its lines are of another one then, and do not count.
 */
const writtenUntil = async (em: EntityManager, file: KnownFile, facilityId: string): Promise<number> => {
  const noted = Number((await em.findOne(AuditCopy, { facility: facilityId }))?.position ?? 0);
  const last = file.last.get(facilityId);
  return last && last.position > noted && (await isInChain(em, last)) ? last.position : noted;
};

type Copying = Pick<App, 'orm' | 'config'>;

/** Writes the next entries. @returns whether there may be more. */
const copyNext = (app: Copying, path: string, facilityId: string): Promise<boolean> =>
  forkForFacility(app.orm, facilityId).transactional(async (em) => {
    if (!(await isOurs(em))) return false;
    const file = knownOf(app.config);
    await readAuditFile(path, file);
    const entries = await readChained(app.orm, facilityId, await writtenUntil(em, file, facilityId));
    const position = entries.at(-1)?.position ?? null;
    if (position === null) return false;
    const observer = await findObserver(app.orm, { facilityId, publicUrl: app.config.publicUrl });
    await appendLines(path, file, linesOf(entries, observer));
    await em.upsert(
      AuditCopy,
      { facility: facilityId, position: BigInt(position) },
      { onConflictFields: ['facility'] },
    );
    return true;
  });

/**
 * Follows a facility's chain into `AUDIT_FILE`, where that is set: each entry once, in its order, as FHIR `AuditEvent`, whatever kills the
 * worker in between. A file that was moved away is begun anew.
 *
 * @throws Error when the file cannot be written. What waits is written once it can.
 */
export const copyAudit = async (app: Copying, facilityId: string): Promise<void> => {
  const { auditFile } = app.config;
  if (auditFile === null) return;
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    if (!(await copyNext(app, auditFile, facilityId))) return;
  }
};
