import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { receiveObject, refuseObject } from '../../src/features/intake/index.ts';
import { Document } from '../../src/model/document.entity.ts';
import { Effect } from '../../src/model/effect.entity.ts';
import { Patient } from '../../src/model/patient.entity.ts';
import { Verification } from '../../src/model/verification.entity.ts';
import { openFhir } from '../../src/platform/fhir/open-fhir.ts';
import { type App, forkForFacility } from '../../src/platform/process/context.ts';
import { buildPatient } from '../build-effect.ts';
import { type BuiltFacility, buildFacility } from '../build-facility.ts';
import { openTestDatabase } from '../open-test-database.ts';
import { type Behaviour, type DemoHospital, startDemoHospital } from '../start-demo-hospital.ts';
import { type Disguise, deliverEffect, drawSchedule, type Schedule } from './play-schedule.ts';

/** What the server is like through all schedules, by the seed of each. */
export interface ServerKind {
  /** What it is like while documents are delivered, until the adversary has had its day and what it is like then. */
  readonly on: (seed: number) => Behaviour;
  readonly calmed: Behaviour | null;
  /** Whether its answers meet the drawn faults as well. */
  readonly hasFaults: boolean;
  /** Whether the server may refuse anything at all: where it does not, nothing may be reported as refused. */
  readonly mayRefuse: boolean;
}

const ORDINARY: ServerKind = { on: () => ({}), calmed: null, hasFaults: true, mayRefuse: true };

/** Runs transactions as batches, in which bytes or references are refused now and then. */
export const BATCHES: ServerKind = {
  on: (seed) => ({
    seed: String(seed),
    isTransactionBatch: true,
    refusals: ['Binary', 'DocumentReference'].map((resourceType) => ({
      on: 'write',
      resourceType,
      statuses: [403, 422, 503],
      share: 0.4,
    })),
  }),
  calmed: { isTransactionBatch: true },
  hasFaults: true,
  mayRefuse: true,
};

/** Does whatever it is sent, and answers most questions with an error. */
export const LOOK_UPS_FAIL: ServerKind = {
  on: (seed) => ({
    seed: String(seed),
    refusals: [{ on: 'read', resourceType: null, statuses: [400, 401, 403, 404, 405, 500], share: 0.7 }],
  }),
  calmed: null,
  hasFaults: false,
  mayRefuse: false,
};

/** What the charts must hold of a document in the end, by the clerk's last word. */
interface Expected {
  readonly seed: number;
  readonly documentId: string;
  /** Under whom it is filed; null: nowhere. */
  readonly subject: string | null;
  /** Of the bytes that were received. */
  readonly sha256: string;
}

interface World {
  readonly app: App;
  readonly facility: BuiltFacility;
  readonly hospital: DemoHospital;
  readonly patients: readonly string[];
  readonly disguise: Disguise;
  readonly server: ServerKind;
  em(): EntityManager;
}

/** Timeouts far below those of the product, so that answers come too late often. */
const TIMEOUTS = { readMilliseconds: 150, searchMilliseconds: 150, writeMilliseconds: 150 };
const LONGEST_MILLISECONDS = 250;

const letter = (seed: number): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`letter ${seed}`);

const receive = async ({ app, facility, em }: World, seed: number): Promise<string> => {
  const { facilityId, sourceId } = facility;
  const bytes = letter(seed);
  const arrival = { facilityId, sourceId, fileName: `${seed}.txt`, bytes, session: null };
  const { documentId } = await receiveObject(app, arrival, refuseObject);
  await em().nativeUpdate(Document, documentId, { status: 'review' });
  return documentId;
};

/** As a check leaves it, with the given one as the document's patient. */
const identify = async ({ em, facility }: World, documentId: string, fhirId: string): Promise<void> => {
  const manager = em();
  const patient = (await manager.findOne(Patient, { fhirId })) ?? buildPatient(manager, { fhirId });
  const known = await manager.findOne(Verification, { document: documentId });
  const verified = { outcome: 'matched', freshness: 'verified', checkedAt: new Date(), patient } as const;
  if (known) manager.assign(known, { ...verified, chosenBy: facility.userIds[0] });
  else manager.create(Verification, { document: documentId, ...verified });
  await manager.flush();
};

const newestEffect = ({ em }: World, documentId: string): Promise<Effect> =>
  em().findOneOrFail(Effect, { document: documentId }, { orderBy: { id: 'desc' } });

/** Tells one document's story with the clerk's own procedures, its effects delivered as its schedule says. */
const tell = async (world: World, schedule: Schedule): Promise<Expected> => {
  const { app, facility, hospital, patients, em, disguise, server } = world;
  const { facilityId } = facility;
  // Who files, and sends again what was refused.
  const clerk = await facility.signIn(facility.supervisorId);
  const documentId = await receive(world, schedule.seed);
  const [first = '', second = ''] = patients;
  const seen = async () => {
    const { version } = await em().findOneOrFail(Document, documentId);
    return { documentId, version };
  };
  const decide = async (
    run: (documents: { documentId: string; version: number }[]) => Promise<{ refused: unknown[] }>,
  ) => {
    const { refused } = await run([await seen()]);
    if (refused.length > 0) throw new Error(`Schedule ${schedule.seed}: ${JSON.stringify(refused)}`);
  };
  const file = async (fhirId: string) => {
    await identify(world, documentId, fhirId);
    await decide((documents) => clerk.review.integrateDocuments({ documents }));
  };
  /** What the server refused, a clerk tries again. */
  const redrive = async () => {
    const { rows } = await clerk.integration.listIncidents({ cursor: null, limit: 200 });
    const incident = rows.find((row) => row.documentId === documentId);
    if (incident) await clerk.integration.redriveEffect({ incidentId: incident.id });
  };
  const deliver = async () => {
    const { id, kind } = await newestEffect(world, documentId);
    // The time to undo is over.
    await em().nativeUpdate(Effect, id, { dueAt: new Date() });
    await hospital.behave(server.on(schedule.seed));
    await hospital.draw({
      seed: `${schedule.seed}:${kind}`,
      share: server.hasFaults ? schedule.faultShare : 0,
      longestMilliseconds: LONGEST_MILLISECONDS,
    });
    const calm = async () => {
      await hospital.draw(null);
      await hospital.behave(server.calmed);
    };
    while ((await newestEffect(world, documentId)).state !== 'confirmed') {
      await deliverEffect({ app, facilityId, effectId: id, schedule, disguise, calm });
      await redrive();
    }
    await calm();
  };
  const sha256 = createHash('sha256').update(letter(schedule.seed)).digest('hex');
  const nowhere: Expected = { seed: schedule.seed, documentId, subject: null, sha256 };
  const reject = () => decide((documents) => clerk.review.rejectDocuments({ documents, reason: 'duplicate' }));
  if (schedule.story === 'reject') {
    await reject();
    return nowhere;
  }
  await file(first);
  if (schedule.story === 'file-undo-reject') {
    await clerk.review.undoDecision(await seen());
    await reject();
    return nowhere;
  }
  await deliver();
  if (schedule.story === 'file') return { ...nowhere, subject: `Patient/${first}` };
  await clerk.integration.recallDocument({ ...(await seen()), reason: 'wrong-patient' });
  await deliver();
  if (schedule.story === 'file-recall') return nowhere;
  await file(second);
  await deliver();
  return { ...nowhere, subject: `Patient/${second}` };
};

/** What is wrong in the charts: each filed document in one, once, and all others in none. */
const wrongInCharts = async ({ hospital }: World, expected: readonly Expected[]): Promise<string[]> => {
  await hospital.settle();
  const filed = await hospital.filed();
  return expected.flatMap(({ seed, documentId, subject, sha256 }) => {
    const current = filed.filter(
      ({ identifiers, statuses }) => identifiers.includes(`urn:uuid:${documentId}`) && statuses.at(-1) === 'current',
    );
    const [one] = current;
    if (subject === null) {
      return current.length === 0 ? [] : [`schedule ${seed}: filed ${current.length} times instead of never`];
    }
    if (current.length !== 1) return [`schedule ${seed}: filed ${current.length} times instead of once`];
    if (one?.subject !== subject) return [`schedule ${seed}: filed in another chart`];
    return one.sha256 === sha256 ? [] : [`schedule ${seed}: filed without its bytes`];
  });
};

/** Every effect is decided, sent and settled in the audit, and in no other order. */
const wrongInAudit = async ({ em, server }: World, expected: readonly Expected[]): Promise<string[]> => {
  const rows = await em().execute<{ document_id: string; actions: string[] }[]>(
    `select document_id, array_agg(action order by id) as actions from audit_event
     where action ~ '^(integration|recall)-(decided|sent|confirmed|refused)$|^document-rejected$|^decision-undone$' group by document_id`,
  );
  const told = new Map(rows.map(({ document_id, actions }) => [document_id, actions.join(' ')]));
  const settled = (kind: string) => `${server.mayRefuse ? `( ${kind}-refused)*` : ''} ${kind}-confirmed`;
  const FILED = `integration-decided integration-sent${settled('integration')}`;
  const RECALLED = `recall-decided recall-sent${settled('recall')}`;
  const ORDER = new RegExp(
    `^(document-rejected|integration-decided decision-undone document-rejected|${FILED}( ${RECALLED}( ${FILED})?)?)$`,
  );
  return expected.flatMap(({ seed, documentId }) =>
    ORDER.test(told.get(documentId) ?? '') ? [] : [`schedule ${seed}: the audit tells ${told.get(documentId)}`],
  );
};

interface Run {
  readonly seeds: readonly number[];
  readonly disguise?: Disguise;
  readonly server?: ServerKind;
  /** After each so many schedules the charts are compared with the clerks' last words. */
  readonly batch?: number;
}

const patientsOf = async (hospital: DemoHospital): Promise<string[]> => {
  const answer = await fetch(`${hospital.url}/Patient?active=true&_count=2`);
  // The hospital's own server gives its patients in this shape.
  const { entry } = (await answer.json()) as { entry: { resource: { id: string } }[] };
  return entry.map(({ resource }) => resource.id);
};

export interface Tally {
  readonly schedules: number;
  readonly requests: number;
  readonly faults: number;
  readonly wrong: readonly string[];
}

/** Plays schedules one after the other, on a database and a hospital of their own, and says what they came to. */
export const runSchedules = async ({
  seeds,
  disguise = (client) => client,
  server = ORDINARY,
  batch = 50,
}: Run): Promise<Tally> => {
  await using hospital = await startDemoHospital();
  await using database = await openTestDatabase();
  const facility = await buildFacility(database);
  const fhir = openFhir({ baseUrl: hospital.url, timeouts: TIMEOUTS, failuresToBreak: 1000 });
  const app: App = { ...database.app, fhir, config: { ...database.app.config, undoSeconds: 3600 } };
  const patients = await patientsOf(hospital);
  const em = () => forkForFacility(database.orm, facility.facilityId);
  const world: World = { app, facility, hospital, patients, disguise, server, em };
  const wrong: string[] = [];
  let [requests, faults] = [0, 0];
  let expected: Expected[] = [];
  for (const [index, seed] of seeds.entries()) {
    expected.push(await tell(world, drawSchedule(seed)));
    if (expected.length < batch && index + 1 < seeds.length) continue;
    wrong.push(...(await wrongInCharts(world, expected)), ...(await wrongInAudit(world, expected)));
    const met = await hospital.requests();
    requests += met.length;
    faults += met.filter(({ fault }) => fault !== null).length;
    await hospital.forget();
    expected = [];
  }
  return { schedules: seeds.length, requests, faults, wrong };
};
