import {
  isReconciled,
  type LedgerLine,
  type ProvenLedger,
  type ProvenPurge,
  proveLedger,
} from '../features/intake/index.ts';
import { proveVersions } from '../features/integration/index.ts';
import { entities } from '../model/entities.ts';
import { Facility } from '../model/facility.entity.ts';
import { openOrm } from '../platform/database/orm.ts';
import { findConnection } from '../platform/fhir/find-connection.ts';
import { openFhir } from '../platform/fhir/open-fhir.ts';
import { openOutgoing } from '../platform/outgoing/outgoing.ts';
import type { Config } from '../platform/process/config.ts';
import { openDatabase } from './open-database.ts';

const COLUMNS = ['received', 'waiting', 'quarantined', 'integrating', 'integrated', 'rejected'] as const;

const HEAD = ['source'.padEnd(14), 'hour (UTC)'.padEnd(16), ...COLUMNS.map((name) => name.padStart(12))].join(' ');

const lineOf = (line: LedgerLine): string =>
  [
    (line.sourceCode ?? '(unknown)').padEnd(14),
    line.hour,
    ...COLUMNS.map((name) => String(line[name]).padStart(12)),
    ...(isReconciled(line) ? [] : [' does not reconcile']),
  ].join(' ');

const sumOf = (lines: readonly LedgerLine[]): string =>
  [
    'all'.padEnd(14),
    ''.padEnd(16),
    ...COLUMNS.map((name) => String(lines.reduce((sum, line) => sum + line[name], 0)).padStart(12)),
  ].join(' ');

const purgeLine = ({ day, documents, bytes, keepDays, isOver }: ProvenPurge): string => {
  const by = keepDays === null ? 'because somebody asked for it' : `by a rule that keeps ${keepDays} days`;
  return `  purged on ${day} ${by}: ${documents} documents, ${bytes} bytes${isOver ? '' : ', and it goes on'}`;
};

const print = (facilityCode: string, { lines, purges, unreconciled }: ProvenLedger): number => {
  console.log(`\n${facilityCode}\n${HEAD}`);
  for (const line of lines) console.log(lineOf(line));
  console.log(sumOf(lines));
  for (const purge of purges) console.log(purgeLine(purge));
  for (const { id, because } of unreconciled) console.log(`  ${id} ${because}`);
  return unreconciled.length + lines.filter((line) => !isReconciled(line)).length;
};

/**
 * Proves that every received object is in exactly one state, and that the sums per facility, source and hour reconcile with
 * the audit, and that in the hospitals' records at most one version of a document is current. Prints the table and what does not reconcile.
 *
 * @returns the exit code: 0 only if all of it does.
 */
export const prove = async (config: Config): Promise<number> => {
  await using database = await openDatabase(config);
  const orm = await openOrm({ databaseUrl: database.databaseUrl, entities });
  const outgoing = openOutgoing(config.outgoing);
  const fhir = openFhir({
    outgoing,
    connect: (facilityId) => findConnection(orm, { facilityId, fallback: config.fhirBaseUrl }),
  });
  try {
    const facilities = await orm.em.fork().find(Facility, {}, { orderBy: { code: 'asc' } });
    let wrong = 0;
    for (const { id, code } of facilities) {
      const ledger = await proveLedger(orm, id);
      const versions = await proveVersions(orm, id, fhir.forFacility(id));
      wrong += print(code, { ...ledger, unreconciled: [...ledger.unreconciled, ...versions] });
    }
    console.log(
      wrong === 0
        ? '\nEvery object is in exactly one state, and of each document one version is current.'
        : `\nWhat does not reconcile: ${wrong}.`,
    );
    return wrong === 0 ? 0 : 1;
  } finally {
    await outgoing.close();
    await orm.close();
  }
};
