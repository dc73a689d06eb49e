import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AuditFilter } from '@mailroom/contracts';
import { z } from 'zod';
import { auditReading, writeAuditEvents } from '../features/audit/index.ts';
import { entities } from '../model/entities.ts';
import { Facility, INSTALLATION_FACILITY } from '../model/facility.entity.ts';
import { audit } from '../platform/audit/audit.ts';
import { type Orm, openOrm } from '../platform/database/orm.ts';
import type { Config } from '../platform/process/config.ts';
import { forkForFacility } from '../platform/process/context.ts';
import { openDatabase } from './open-database.ts';

interface ExportOptions {
  /** A file that is not there yet. */
  readonly path: string;
  /** Null: what operators did to the installation. */
  readonly facility: string | null;
  /** The first day and the last, as `2026-03-01`, where this computer is; undefined does not narrow. */
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/** Midnight where this computer is, so many days after the day begins. @throws Error for what is no day. */
const midnight = (day: string | undefined, daysLater: number): string | null => {
  if (day === undefined) return null;
  if (!z.iso.date().safeParse(day).success) throw new Error(`${day} is no day: write 2026-03-01.`);
  const instant = new Date(`${day}T00:00`);
  instant.setDate(instant.getDate() + daysLater);
  return instant.toISOString();
};

const findFacility = async (orm: Orm, code: string | null): Promise<string> => {
  if (code === null) return INSTALLATION_FACILITY;
  const found = await orm.em.fork().findOne(Facility, { code });
  if (!found) throw new Error(`There is no facility ${code}.`);
  return found.id;
};

/** Writes a facility's audit, or the installation's, into a new file as FHIR `AuditEvent`, one on each line. That is an entry itself. @returns the exit code. */
export const exportAudit = async (config: Config, { path, facility, from, until }: ExportOptions): Promise<number> => {
  const nobody = { actorId: null, action: null, documentId: null, isWholePatient: false };
  const filter: AuditFilter = { ...nobody, from: midnight(from, 0), until: midnight(until, 1) };
  await using database = await openDatabase(config);
  const orm = await openOrm({ databaseUrl: database.databaseUrl, entities, serves: 'job' });
  try {
    const facilityId = await findFacility(orm, facility);
    // What cannot be written was not exported.
    await using file = await open(path, 'wx', 0o600);
    const { details, ...entry } = auditReading('audit-exported', filter);
    await audit(forkForFacility(orm, facilityId), { ...entry, details: { ...details, by: 'command line' } });
    const lines = writeAuditEvents(orm, { facilityId, publicUrl: config.publicUrl, filter });
    await pipeline(Readable.from(lines), file.createWriteStream());
    return 0;
  } finally {
    await orm.close();
  }
};
