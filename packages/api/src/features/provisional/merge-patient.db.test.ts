import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openReview } from '../../../test/open-review.ts';
import { buildProvisional } from '../../../test/provisional-calls.ts';
import { type DemoHospital, startDemoHospital } from '../../../test/start-demo-hospital.ts';
import { Document } from '../../model/document.entity.ts';
import { Effect } from '../../model/effect.entity.ts';
import { Incident } from '../../model/incident.entity.ts';
import { LikelyRecord } from '../../model/likely-record.entity.ts';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { openFhir } from '../../platform/fhir/open-fhir.ts';
import { proveLedger, receiveObject, refuseObject } from '../intake/index.ts';
import { openSender } from '../integration/index.ts';
import { watchProvisional } from './index.ts';
import { mergePatient } from './merge-patient.job.ts';

let hospital: DemoHospital;
beforeAll(async () => {
  hospital = await startDemoHospital();
});
afterAll(() => hospital[Symbol.asyncDispose]());

const StoredPatient = z.looseObject({ id: z.string(), active: z.boolean(), link: z.array(z.unknown()).default([]) });

let people = 0;
/** Somebody who is like nobody of another test. */
const drawPerson = () => {
  people += 1;
  const word = crypto.randomUUID().replaceAll(/[^a-f]/g, 'o');
  return { family: `Quist${word}`, given: [`Ana${word}`], birthDate: `${1920 + people * 7}-0${people}-1${people}` };
};
type Person = ReturnType<typeof drawPerson>;

/** What the hospital's own clerks do at its server. */
const admit = async ({ family, given, birthDate }: Person, more: object = {}, id?: string) => {
  const resource = {
    resourceType: 'Patient',
    active: true,
    name: [{ family, given }],
    birthDate,
    ...(id === undefined ? {} : { id }),
    ...more,
  };
  const answer = await fetch(`${hospital.url}/Patient${id === undefined ? '' : `/${id}`}`, {
    method: id === undefined ? 'POST' : 'PUT',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify(resource),
  });
  return StoredPatient.parse(await answer.json()).id;
};
const readStored = async (fhirId: string) =>
  StoredPatient.parse(await (await fetch(`${hospital.url}/Patient/${fhirId}`)).json());

const { signal } = new AbortController();
/** A busy machine is no outage. */
const PATIENT = { readMilliseconds: 60_000, searchMilliseconds: 60_000, writeMilliseconds: 60_000 };

/** The queue comes back to what waits for somebody else's turn. */
const unlessWaiting = (error: unknown): void => {
  if (!(error instanceof Error && error.name === 'PatientNotReadyError')) throw error;
};

/** Somebody who was made here, with a document that was decided, and the hospital's server. */
const open = async () => {
  const review = await openReview();
  const { database, facility, em } = review;
  const { facilityId, sourceId, userIds } = facility;
  const person = drawPerson();
  const made = await buildProvisional(review, person);
  const app = { ...database.app, fhir: openFhir({ baseUrl: hospital.url, timeouts: PATIENT }) };
  const send = openSender(app);
  const decide = async () => {
    const bytes = new TextEncoder().encode(`letter ${crypto.randomUUID()}`);
    const arrival = { facilityId, sourceId, fileName: 'letter.txt', bytes, session: null };
    const { documentId } = await receiveObject(database.app, arrival, refuseObject);
    const manager = em();
    await manager.nativeUpdate(Document, documentId, { status: 'integrating' });
    manager.create(Verification, { document: documentId, outcome: 'provisional', patient: made.madePatientId });
    const effect = manager.create(Effect, {
      document: documentId,
      kind: 'integration',
      state: 'planned',
      patient: made.madePatientId,
      decidedBy: userIds[0],
      dueAt: new Date(),
    });
    await manager.transactional(async (em) => {
      await em.flush();
      await audit(em, { action: 'integration-decided', documentId, details: { effectId: effect.id } });
    });
    return { documentId, effectId: effect.id };
  };
  const sendAll = async () => {
    for (const { id } of await em().find(Effect, { state: { $in: ['planned', 'sent', 'unknown'] } })) {
      await send({ facilityId, effectId: id }).catch(unlessWaiting);
    }
  };
  /** Two documents at a time. */
  const mergeOnce = () =>
    mergePatient(app, { facilityId, provisionalPatientId: made.provisionalPatientId }, { signal, portion: 2 });
  /** Whether it is over. */
  const merge = async () => {
    try {
      await mergeOnce();
      return true;
    } catch (error) {
      if (error instanceof Error && /still moving/.test(error.message)) return false;
      throw error;
    }
  };
  const watch = async () => {
    await em().nativeUpdate(ProvisionalPatient, {}, { searchAt: new Date() });
    await watchProvisional(app, facilityId);
  };
  const findMade = () => em().findOneOrFail(ProvisionalPatient, made.provisionalPatientId, { populate: ['patient'] });
  /** What stands in whose chart now, of this test's patients. */
  const charts = async (...fhirIds: string[]) =>
    (await hospital.filed())
      .filter(({ subject }) => fhirIds.some((id) => subject === `Patient/${id}`))
      .map(({ subject, statuses }) => [subject?.slice('Patient/'.length), statuses.at(-1)]);
  const choose = async (patientId = made.patientId) => {
    await review.clerk.provisional.mergeProvisionalPatient({
      provisionalPatientId: made.provisionalPatientId,
      patientId,
    });
    await em().nativeUpdate(ProvisionalPatient, made.provisionalPatientId, { mergeDueAt: new Date(0) });
  };
  const unreconciled = async () => (await proveLedger(database.orm, facilityId)).unreconciled;
  return {
    review,
    made,
    person,
    decide,
    send,
    sendAll,
    merge,
    watch,
    findMade,
    charts,
    choose,
    em,
    facilityId,
    unreconciled,
  };
};

/** The same, filed, with the real record that has appeared and is listed as likely. */
const openFiled = async () => {
  const opened = await open();
  const { documentId, effectId } = await opened.decide();
  await opened.sendAll();
  const { patient } = await opened.findMade();
  const realFhirId = await admit(opened.person);
  await opened.watch();
  const [likely] = await opened.em().find(LikelyRecord, {}, { populate: ['patient'] });
  const realId = likely?.patient.id ?? '';
  return { ...opened, documentId, effectId, madeFhirId: patient.$.fhirId, realFhirId, realId };
};

it('a clerk’s merge moves a filed document once, out of the one chart first, and marks the record as replaced', async () => {
  const { review, made, realId, realFhirId, madeFhirId, choose, merge, sendAll, charts, em, documentId, ...opened } =
    await openFiled();
  await using _ = review;
  const { rows } = await review.clerk.provisional.listProvisionalPatients({ cursor: null, limit: 50 });
  expect(rows).toMatchObject([{ likelyRecords: [{ patientId: realId, isRuledOut: false }], mergeDueAt: null }]);
  await choose(realId);
  expect([await merge(), await merge()]).toEqual([false, false]);
  expect(await charts(madeFhirId, realFhirId)).toEqual([[madeFhirId, 'current']]);
  await sendAll();
  expect(await charts(madeFhirId, realFhirId)).toEqual([[madeFhirId, 'entered-in-error']]);
  expect((await em().findOneOrFail(Document, documentId)).status).toBe('integrating');
  await sendAll();
  expect(await charts(madeFhirId, realFhirId)).toEqual([
    [madeFhirId, 'entered-in-error'],
    [realFhirId, 'current'],
  ]);
  // The document that only waited is the real record's as well.
  expect([await merge(), await merge()]).toEqual([true, true]);
  expect(await readStored(madeFhirId)).toMatchObject({
    active: false,
    link: [{ type: 'replaced-by', other: { reference: `Patient/${realFhirId}` } }],
  });
  const checks = await em().find(Verification, {}, { populate: ['patient'] });
  expect(checks.map(({ outcome, patient }) => [outcome, patient?.$.fhirId])).toEqual([
    ['matched', realFhirId],
    ['matched', realFhirId],
  ]);
  expect((await review.clerk.provisional.listProvisionalPatients({ cursor: null, limit: 50 })).rows).toEqual([]);
  expect(await review.actions(documentId)).toEqual(expect.arrayContaining(['document-moved', 'recall-confirmed']));
  expect(await review.actions(made.documentId)).toEqual(expect.arrayContaining(['merge-decided', 'merge-done']));
  expect(await opened.unreconciled()).not.toContainEqual(expect.objectContaining({ id: documentId }));
});

it('more documents than are moved in one portion all move, and what waits in one portion holds up none of the next', async () => {
  const { review, decide, choose, merge, sendAll, em, charts, made } = await open();
  await using _ = review;
  const realFhirId = await admit(drawPerson());
  await em().execute('update patient set fhir_id = ? where id = ?', [realFhirId, made.patientId]);
  const [first, ...others] = [await decide(), await decide(), await decide(), await decide(), await decide()];
  // The first portion has what waited from the beginning, and one that needs a person.
  await em().nativeUpdate(Effect, first.effectId, { state: 'refused' });
  await choose();
  expect(await merge()).toBe(false);
  await sendAll();
  expect(await charts(realFhirId)).toEqual(others.map(() => [realFhirId, 'current']));
  await em().nativeUpdate(Effect, first.effectId, { state: 'planned' });
  expect(await merge()).toBe(true);
  await sendAll();
  expect(await charts(realFhirId)).toHaveLength(5);
});

it('what was decided and not sent is filed in the real record, with its legal hold, and the hospital never hears of the other', async () => {
  const { review, decide, choose, merge, sendAll, em, charts, made } = await open();
  await using _ = review;
  const realFhirId = await admit(drawPerson());
  await em().execute('update patient set fhir_id = ? where id = ?', [realFhirId, made.patientId]);
  const { documentId, effectId } = await decide();
  const { retention } = review.supervisor;
  const hold = await retention.placeHold({ documentId, scope: 'patient', reason: 'A court asks.' });
  await choose();
  await sendAll();
  expect((await em().findOneOrFail(Effect, effectId)).state).toBe('planned');
  await merge();
  await sendAll();
  expect(await charts(realFhirId)).toEqual([[realFhirId, 'current']]);
  expect(await em().count(Effect, {})).toBe(1);
  // A hold of whom the document was is one of whom it is now.
  expect(await merge()).toBe(true);
  const kept = async () => (await em().execute('select kept_because(?) as because', [documentId]))[0];
  expect(await kept()).toEqual({ because: 'held' });
  expect(await retention.listHolds({ documentId })).toMatchObject({ holds: [{ id: hold.holdId, scope: 'patient' }] });
  await retention.liftHold({ ...hold, reason: 'The court has decided.' });
  expect(await kept()).toEqual({ because: null });
});

it('what was on its way into the provisional chart is taken out of it again and follows', async () => {
  const { review, realId, realFhirId, madeFhirId, choose, merge, sendAll, charts, decide, em } = await openFiled();
  await using _ = review;
  const { effectId } = await decide();
  // Sent, and without an answer.
  await em().nativeUpdate(Effect, effectId, { state: 'unknown', attempts: 1 });
  await choose(realId);
  for (let n = 0; n < 4; n += 1) {
    await merge();
    await sendAll();
  }
  expect(await merge()).toBe(true);
  const standing = (await charts(madeFhirId, realFhirId)).map((one) => one.join(' '));
  const twice = (text: string) => [text, text];
  expect(standing.toSorted((one, other) => one.localeCompare(other))).toEqual(
    [...twice(`${madeFhirId} entered-in-error`), ...twice(`${realFhirId} current`)].toSorted((one, other) =>
      one.localeCompare(other),
    ),
  );
});

it('a merge that the hospital made is followed, and a reference that it moved itself is not moved again', async () => {
  const { review, realFhirId, madeFhirId, effectId, person, watch, merge, findMade, charts, em } = await openFiled();
  await using _ = review;
  const { referenceFhirId } = await em().findOneOrFail(Effect, effectId);
  const address = `${hospital.url}/DocumentReference/${referenceFhirId}`;
  const reference = z.looseObject({}).parse(await (await fetch(address)).json());
  await fetch(address, {
    method: 'PUT',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify({ ...reference, subject: { reference: `Patient/${realFhirId}` } }),
  });
  const link = [{ type: 'replaced-by', other: { reference: `Patient/${realFhirId}` } }];
  await admit(person, { active: false, link }, madeFhirId);
  await watch();
  expect(await findMade()).toMatchObject({ mergedBy: null, mergeDueAt: expect.any(Date) });
  await merge();
  expect((await findMade()).resolvedAt).not.toBeNull();
  expect(await charts(madeFhirId, realFhirId)).toEqual([[realFhirId, 'current']]);
  expect(await em().count(Effect, {})).toBe(1);
});

it('a merge of which only the survivor tells is followed as well', async () => {
  const { review, realFhirId, madeFhirId, person, watch, findMade } = await openFiled();
  await using _ = review;
  await admit(person, { link: [{ type: 'replaces', other: { reference: `Patient/${madeFhirId}` } }] }, realFhirId);
  await watch();
  expect((await findMade()).mergedInto).not.toBeNull();
});

it('a refiling that is refused leaves an incident, and nothing in the other chart', async () => {
  const { review, realId, realFhirId, madeFhirId, choose, merge, sendAll, charts, person, em, findMade } =
    await openFiled();
  await using _ = review;
  await choose(realId);
  await merge();
  await sendAll();
  await admit(person, { active: false }, realFhirId);
  await sendAll();
  expect(await em().find(Incident, {})).toMatchObject([{ trouble: 'patient-inactive', closedAt: null }]);
  expect(await charts(madeFhirId, realFhirId)).toEqual([[madeFhirId, 'entered-in-error']]);
  expect((await findMade()).resolvedAt).toBeNull();
});

it('a merge is undone until the documents move, and not afterwards', async () => {
  const { review, made, em } = await open();
  await using _ = review;
  const { clerk, stranger } = review;
  const { provisionalPatientId, patientId } = made;
  const merge = () => clerk.provisional.mergeProvisionalPatient({ provisionalPatientId, patientId });
  await expect(stranger.provisional.mergeProvisionalPatient({ provisionalPatientId, patientId })).rejects.toMatchObject(
    { message: 'ProvisionalPatientNotFound' },
  );
  // Who may not open the document that they were made of decides nothing of them.
  const restrict = (restriction: 'vip' | null) => em().nativeUpdate(Document, { id: made.documentId }, { restriction });
  const refused = { message: 'ProvisionalPatientNotFound' };
  await restrict('vip');
  await expect(merge()).rejects.toMatchObject(refused);
  await expect(clerk.provisional.searchRealRecord({ provisionalPatientId })).rejects.toMatchObject(refused);
  await restrict(null);
  await merge();
  await expect(merge()).rejects.toMatchObject(refused);
  await restrict('vip');
  await expect(clerk.provisional.undoMerge({ provisionalPatientId })).rejects.toMatchObject(refused);
  await restrict(null);
  await clerk.provisional.undoMerge({ provisionalPatientId });
  await merge();
  await em().nativeUpdate(ProvisionalPatient, provisionalPatientId, { mergeDueAt: new Date() });
  await expect(clerk.provisional.undoMerge({ provisionalPatientId })).rejects.toMatchObject({
    message: 'MergeTooLate',
  });
});
