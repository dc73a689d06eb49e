import type { AuditFilter } from '@mailroom/contracts';
import { Facility } from '../../model/facility.entity.ts';
import type { Orm } from '../../platform/database/orm.ts';
import { readInstallationId } from '../../platform/files/installation.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { readEntries } from './read-entries.ts';
import { type Observer, type ToldEntry, toAuditEvent } from './to-audit-event.rules.ts';

/** Entries as lines, each a FHIR `AuditEvent`. */
export const linesOf = (entries: readonly ToldEntry[], observer: Observer): string =>
  entries.map((entry) => `${JSON.stringify(toAuditEvent(entry, observer))}\n`).join('');

interface Telling {
  readonly facilityId: string;
  readonly publicUrl: string | null;
}

/** Who tells of a facility. */
export const findObserver = async (orm: Orm, { facilityId, publicUrl: address }: Telling): Promise<Observer> => {
  const { code: facilityCode } = await forkForFacility(orm, facilityId).findOneOrFail(Facility, { id: facilityId });
  return { installationId: await readInstallationId(orm), address, facilityId, facilityCode };
};

/** A facility's entries that fit, as NDJSON of FHIR R4 `AuditEvent`, the oldest first and a page at a time. */
export async function* writeAuditEvents(orm: Orm, { filter, ...telling }: Telling & { filter: AuditFilter }) {
  const observer = await findObserver(orm, telling);
  for await (const page of readEntries(orm, { facilityId: telling.facilityId, filter })) yield linesOf(page, observer);
}
