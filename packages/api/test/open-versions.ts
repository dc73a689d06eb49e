import type { RequiredEntityData } from '@mikro-orm/core';
import { receiveObject, refuseObject } from '../src/features/intake/index.ts';
import { openSender } from '../src/features/integration/index.ts';
import { AuditEvent } from '../src/model/audit-event.entity.ts';
import { Document } from '../src/model/document.entity.ts';
import { DocumentRelation } from '../src/model/document-relation.entity.ts';
import { Effect } from '../src/model/effect.entity.ts';
import type { FhirClient } from '../src/platform/fhir/fhir-client.ts';
import { openFhir } from '../src/platform/fhir/open-fhir.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { buildFacility } from './build-facility.ts';
import { buildKnownPatient } from './build-identity.ts';
import { openTestDatabase } from './open-test-database.ts';
import type { DemoHospital } from './start-demo-hospital.ts';

/** What a version says of itself: the first of the set `letter`, unless said otherwise; its id is of both. */
interface Said {
  readonly id?: string;
  readonly set?: string | null;
  readonly number?: number;
  readonly replaces?: readonly string[];
  readonly appends?: readonly string[];
}

const SYSTEM = 'urn:oid:1.2.3';

const patientsOf = async ({ url }: DemoHospital): Promise<string[]> => {
  const answer = await fetch(`${url}/Patient?active=true&_count=4`);
  // The hospital's own server gives its patients in this shape.
  const { entry } = (await answer.json()) as { entry: { resource: { id: string } }[] };
  return entry.map(({ resource }) => resource.id);
};

/** Documents that are versions of each other, filed into the charts of a hospital. */
export const openVersions = async (hospital: DemoHospital) => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const { facilityId, sourceId, userIds } = facility;
  const em = () => forkForFacility(database.orm, facilityId);
  const patientIds: string[] = [];
  for (const fhirId of await patientsOf(hospital)) patientIds.push(await buildKnownPatient(em(), { fhirId }));
  const fhir = openFhir({ baseUrl: hospital.url, failuresToBreak: 1000 });

  /** Received, read, and waiting. */
  const receive = async ({
    set = 'letter',
    number = 1,
    id = `${set}-${number}`,
    ...said
  }: Said = {}): Promise<string> => {
    const bytes = new TextEncoder().encode(`letter ${crypto.randomUUID()}`);
    const arrival = { facilityId, sourceId, fileName: 'letter.txt', bytes, session: null };
    const { documentId } = await receiveObject(database.app, arrival, refuseObject);
    const inSet = set === null ? {} : { setIdSystem: SYSTEM, setIdValue: set, versionNumber: String(number) };
    await em().nativeUpdate(Document, documentId, {
      status: 'review',
      documentIdSystem: SYSTEM,
      documentIdValue: id,
      ...inSet,
    });
    const manager = em();
    for (const kind of ['replaces', 'appends'] as const) {
      for (const targetIdValue of said[kind] ?? []) {
        manager.create(DocumentRelation, { document: documentId, kind, targetIdSystem: SYSTEM, targetIdValue });
      }
    }
    await manager.flush();
    return documentId;
  };

  type Plan = Pick<RequiredEntityData<Effect>, 'document' | 'kind' | 'patient' | 'recalls' | 'recallReason'> & {
    readonly isEarlierRestored?: boolean;
  };
  const plan = async (planned: Plan): Promise<string> => {
    const manager = em();
    const effect = manager.create(Effect, {
      ...planned,
      state: 'planned',
      decidedBy: userIds[0],
      dueAt: new Date(),
    });
    await manager.flush();
    return effect.id;
  };

  const app = (disguise: (client: FhirClient) => FhirClient = (client) => client) => ({
    ...database.app,
    fhir: { forFacility: (id: string) => disguise(fhir.forFacility(id)) },
  });
  const effectOf = (id: string) => em().findOneOrFail(Effect, id, { populate: ['document'] });
  const send = (effectId: string, disguise?: (client: FhirClient) => FhirClient) =>
    openSender(app(disguise))({ facilityId, effectId });

  return {
    database,
    facility,
    em,
    patientIds,
    receive,
    send,
    effectOf,
    /** Decides to file a document, in the first chart unless said otherwise. */
    async decide(documentId: string, chart = 0) {
      await em().nativeUpdate(Document, documentId, { status: 'integrating' });
      return plan({ kind: 'integration', document: documentId, patient: patientIds[chart] ?? '' });
    },
    async recall(effectId: string, isEarlierRestored: boolean) {
      const { document, patient } = await effectOf(effectId);
      const recalled = { recalls: effectId, recallReason: 'wrong-document', isEarlierRestored } as const;
      return plan({ kind: 'recall', document: document.id, patient: patient.id, ...recalled });
    },
    /** Runs the job again and again, as the queue does; by the next time what was sent has arrived. */
    async sendUntilSettled(effectId: string, disguise?: (client: FhirClient) => FhirClient) {
      for (let n = 0; n < 20; n += 1) {
        await send(effectId, disguise).catch(() => {});
        const effect = await effectOf(effectId);
        if (effect.settledAt !== null) return effect;
        await em().nativeUpdate(Effect, effectId, { unansweredAt: null });
      }
      throw new Error('The effect came to no end.');
    },
    /** As what each filing's reference stands in the hospital's charts; an empty list where none does. */
    async standing(...effectIds: readonly string[]): Promise<string[]> {
      const filed = await hospital.filed();
      return effectIds.map((id) =>
        filed
          .filter(({ identifiers }) => identifiers.includes(`urn:uuid:${id}`))
          .map(({ statuses }) => statuses.at(-1))
          .join(),
      );
    },
    async actions(documentId: string): Promise<string[]> {
      const events = await em().find(AuditEvent, { documentId }, { orderBy: { id: 'asc' } });
      return events.map(({ action }) => action).filter((action) => /^(integration|recall|version)/.test(action));
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
};

export type Versions = Awaited<ReturnType<typeof openVersions>>;
