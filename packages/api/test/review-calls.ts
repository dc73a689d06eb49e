import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { mirrorPatients } from '../src/features/verification/index.ts';
import { Candidate } from '../src/model/candidate.entity.ts';
import { Claim } from '../src/model/claim.entity.ts';
import { Effect } from '../src/model/effect.entity.ts';
import { Incident } from '../src/model/incident.entity.ts';
import { Source } from '../src/model/source.entity.ts';
import { Tag } from '../src/model/tag.entity.ts';
import { Verification } from '../src/model/verification.entity.ts';
import { FhirPatient } from '../src/platform/fhir/fhir-patient.ts';
import { FOR_PEOPLE, openFhir } from '../src/platform/fhir/open-fhir.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { addDocument, type DocumentParts } from './build-document.ts';
import { buildPatient } from './build-effect.ts';
import type { BuiltFacility } from './build-facility.ts';
import { buildKnownPatient, buildWideSearch } from './build-identity.ts';
import type { TestDatabase } from './open-test-database.ts';

interface World {
  readonly database: TestDatabase;
  readonly facility: BuiltFacility;
  readonly rows: number;
}

interface Wanted extends DocumentParts {
  readonly isStale?: boolean;
}

/**
 * Documents that cost a decision the most: somebody changed each of them, and the clerk who decides holds it. A decision
 * finds each document once, so that every call gets new ones.
 */
const buildAll = async ({ database, facility }: World, wanted: readonly Wanted[]) => {
  const em = forkForFacility(database.orm, facility.facilityId);
  const { id: sourceId } = await em.findOneOrFail(Source, { code: 'folder' });
  const patientId = await buildKnownPatient(em);
  const documents = wanted.map((parts) => add(em, { facility, sourceId, patientId }, parts));
  await em.flush();
  return { em, patientId, documents };
};

interface Around {
  readonly facility: BuiltFacility;
  readonly sourceId: string;
  readonly patientId: string;
}

const add = (em: EntityManager, { facility, sourceId, patientId }: Around, { isStale = false, ...parts }: Wanted) => {
  const [clerk, colleague] = facility.userIds;
  const document = addDocument(em, sourceId, { family: 'Martin', given: ['Camille'], ...parts });
  em.assign(document, { changedBy: colleague });
  em.create(Claim, { document, holder: clerk, heldUntil: new Date(Date.now() + 60_000) });
  const verification = em.create(Verification, {
    document,
    outcome: 'matched',
    patient: patientId,
    freshness: isStale ? 'stale' : 'verified',
    checkedAt: new Date(),
  });
  em.create(Candidate, { verification, patient: patientId, rank: 0, grade: 'certain', evidence: [] });
  return document;
};

const seen = (documents: readonly { readonly id: string }[]) =>
  documents.map(({ id }) => ({ documentId: id, version: 1 }));
const ids = (documents: readonly { readonly id: string }[]) => documents.map(({ id }) => id);

const many = (rows: number, more: readonly Wanted[] = []): Wanted[] => [
  ...Array.from({ length: Math.max(1, rows - more.length) }, () => ({})),
  ...more,
];

/** One document that waits. */
const one = async (world: World, parts: Wanted = {}) => {
  const { em, patientId, documents } = await buildAll(world, [parts]);
  const [document] = documents;
  if (!document) throw new Error('one was built');
  return { em, patientId, document, documentId: document.id, seen: { documentId: document.id, version: 1 } };
};

/** One with a decision that reached, or did not reach, the hospital. */
const decided = async (
  world: World,
  { status, state }: Pick<Effect, 'state'> & Pick<Required<DocumentParts>, 'status'>,
) => {
  const { em, patientId, document, ...rest } = await one(world, { status });
  const [decidedBy] = world.facility.userIds;
  const decision = { document, kind: 'integration', patient: patientId, decidedBy, dueAt: new Date() } as const;
  const effect = em.create(Effect, { ...decision, state });
  if (state === 'refused') em.create(Incident, { effect, trouble: 'content-refused' });
  await em.flush();
  return rest;
};

const tagId = async ({ database, facility }: World): Promise<string> =>
  (await forkForFacility(database.orm, facility.facilityId).findOneOrFail(Tag, { name: 'urgent' })).id;

/** How many provisional patients were asked for. */
let made = 0;
/** Whom the mirror knows as whole as it gets: a record of the hospital's server. */
const CAMILLE = {
  ...FhirPatient.parse({
    resourceType: 'Patient',
    id: 'camille',
    name: [{ use: 'official', family: 'Martin', given: ['Camille'] }],
    gender: 'female',
    birthDate: '1980-08-01',
  }),
  isUnderstood: true,
};

/** Nobody answers here; a new breaker lets each call find that out. */
const askAnew = ({ database: { app } }: World): void => {
  Object.assign(app, { fhirForPeople: openFhir({ baseUrl: app.config.fhirBaseUrl, ...FOR_PEOPLE }) });
};

/** How the procedures of review are called: each call gets the documents it needs, as many as there are rows. */
export const REVIEW_CALLS = {
  'review.acceptKnownDocument': async (world: World) => {
    const set = crypto.randomUUID();
    const { documents } = await buildAll(world, [
      { version: { set, number: '1' } },
      { version: { set, number: '2' }, status: 'integrated' },
    ]);
    const [document, newer] = ids(documents);
    return { documentId: document, version: 1, related: [newer] };
  },
  'review.acceptLostFiles': async (world: World) => (await one(world)).seen,
  'review.addNote': async (world: World) => {
    const { documentId } = await one(world);
    return { documentId, text: 'The ward was asked.' };
  },
  'review.assignDocuments': async (world: World) => {
    const { documents } = await buildAll(world, many(world.rows));
    return { documentIds: ids(documents), assigneeId: world.facility.userIds[0] };
  },
  'review.chooseCandidate': async (world: World) => {
    const { seen, patientId } = await one(world);
    return { ...seen, patientId };
  },
  'review.chooseFound': async (world: World) => {
    const { em, seen } = await one(world);
    const { fhirId } = buildPatient(em, { family: 'Martin', given: ['Camille'], fhirId: crypto.randomUUID() });
    await em.flush();
    askAnew(world);
    return { ...seen, fhirId, accepted: [] };
  },
  'review.claimDocument': async (world: World) => {
    const { em, documentId } = await one(world);
    await em.nativeDelete(Claim, { document: documentId });
    return { documentId, takesOver: false };
  },
  'review.correctTrait': async (world: World) => {
    const { seen } = await one(world);
    return { ...seen, correction: { trait: 'family', value: 'Le Goff' } };
  },
  'review.createProvisionalPatient': async (world: World) => {
    const { em, document, documentId, seen } = await one(world);
    // Nobody like whom an earlier call made.
    made += 1;
    const name = randomUUID().replaceAll(/[^a-f]/g, 'x');
    const patientBirthDate = `${1900 + made}-08-01`;
    em.assign(document.metadata?.unwrap() ?? {}, { patientFamily: name, patientGiven: [`g${name}`], patientBirthDate });
    await em.flush();
    await buildWideSearch(em, documentId);
    return { ...seen, reason: 'namesake' };
  },
  'review.integrateDocuments': async (world: World) => {
    const { documents } = await buildAll(world, many(world.rows, world.rows > 1 ? [{ isStale: true }] : []));
    return { documents: seen(documents) };
  },
  'review.rejectDocuments': async (world: World) => {
    const { documents } = await buildAll(world, many(world.rows));
    return { documents: seen(documents), reason: 'not-clinical' };
  },
  'review.releaseDocument': async (world: World) => {
    const { documentId } = await one(world);
    return { documentId };
  },
  // The hospital of these tests is away, and the search says so.
  'review.searchLikelyPatients': async (world: World) => ({ documentId: (await one(world)).documentId }),
  'review.searchPatients': async (world: World) => {
    const { em, documentId } = await one(world);
    await mirrorPatients(em, world.facility.facilityId, [CAMILLE]);
    return { documentId, names: ['Mart', 'Camille'], birthDate: '1980', number: '8003' };
  },
  'review.searchServer': async (world: World) => {
    const { documentId } = await one(world);
    askAnew(world);
    return { documentId, names: ['Mart', 'Camille'], birthDate: '1980', number: '8003', fhirIds: [] };
  },
  'review.tagDocuments': async (world: World) => {
    const { documents } = await buildAll(world, many(world.rows));
    return { documentIds: ids(documents), tagId: await tagId(world), isTagged: true };
  },
  'review.undoDecision': async (world: World) =>
    (await decided(world, { status: 'integrating', state: 'refused' })).seen,
  'review.verifyAgain': async (world: World) => {
    const { documentId } = await one(world);
    return { documentId };
  },
  'review.watchDocument': async (world: World) => {
    const { documentId } = await one(world);
    return { documentId };
  },
  'integration.recallDocument': async (world: World) => {
    const { seen } = await decided(world, { status: 'integrated', state: 'confirmed' });
    return { ...seen, reason: 'wrong-patient' };
  },
};
