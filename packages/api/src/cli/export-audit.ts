import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AuditFilter } from '@mailroom/contracts';
import { auditReading, writeAuditEvents } from '../features/audit/index.ts';
import { entities } from '../model/entities.ts';
import { Facility } from '../model/facility.entity.ts';
import { audit } from '../platform/audit/audit.ts';
import { openOrm } from '../platform/database/orm.ts';
import type { Config } from '../platform/process/config.ts';
import { forkForFacility } from '../platform/process/context.ts';
import { openDatabase } from './open-database.ts';

interface ExportOptions {
  /** A file that is not there yet. */
  readonly path: string;
  readonly facility: string;
  /** As `Date` reads it; undefined does not narrow. */
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/** @throws Error for what is no instant. */
const instantOf = (text: string | undefined): string | null => {
  if (text === undefined) return null;
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw new Error(`${text} is no day and no instant: write 2026-03-01.`);
  return instant.toISOString();
};

/** Writes a facility's audit into a new file as FHIR `AuditEvent`, one on each line. That is an entry itself. @returns the exit code. */
export const exportAudit = async (config: Config, { path, facility, from, until }: ExportOptions): Promise<number> => {
  const nobody = { actorId: null, action: null, documentId: null, isWholePatient: false };
  const filter: AuditFilter = { ...nobody, from: instantOf(from), until: instantOf(until) };
  await using database = await openDatabase(config);
  const orm = await openOrm({ databaseUrl: database.databaseUrl, entities, serves: 'job' });
  try {
    const found = await orm.em.fork().findOne(Facility, { code: facility });
    if (!found) throw new Error(`There is no facility ${facility}.`);
    const { details, ...entry } = auditReading('audit-exported', filter);
    await audit(forkForFacility(orm, found.id), { ...entry, details: { ...details, by: 'command line' } });
    const lines = writeAuditEvents(orm, { facilityId: found.id, publicUrl: config.publicUrl, filter });
    await pipeline(Readable.from(lines), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return 0;
  } finally {
    await orm.close();
  }
};
