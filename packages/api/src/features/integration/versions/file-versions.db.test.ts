import { afterAll, beforeAll, expect, it } from 'vitest';
import { openVersions, type Versions } from '../../../../test/open-versions.ts';
import { type DemoHospital, startDemoHospital } from '../../../../test/start-demo-hospital.ts';
import { AuditEvent } from '../../../model/audit-event.entity.ts';
import { Document } from '../../../model/document.entity.ts';
import { Incident } from '../../../model/incident.entity.ts';
import type { FhirClient } from '../../../platform/fhir/fhir-client.ts';
import { openFhir } from '../../../platform/fhir/open-fhir.ts';
import { proveVersions } from './prove-versions.ts';

let hospital: DemoHospital;
let versions: Versions;
beforeAll(async () => {
  hospital = await startDemoHospital();
  versions = await openVersions(hospital);
});
afterAll(async () => {
  await versions[Symbol.asyncDispose]();
  await hospital[Symbol.asyncDispose]();
});

/** Another letter each time, so that the stories of one chart do not meet. */
let letters = 0;
const nextLetter = () => {
  letters += 1;
  return `letter-${letters}`;
};

/** The first so many versions of a letter, each decided. */
const decideVersions = async (...numbers: readonly number[]): Promise<string[]> => {
  const set = nextLetter();
  const filings: string[] = [];
  for (const number of numbers) filings.push(await versions.decide(await versions.receive({ set, number })));
  return filings;
};

it('a newer version takes the place of the earlier one, which is marked as replaced; both say so in the audit', async () => {
  const { receive, decide, send, standing, effectOf, actions } = versions;
  const set = nextLetter();
  const [one, two] = [await receive({ set }), await receive({ set, number: 2, replaces: [`${set}-1`] })];
  const first = await decide(one);
  await send(first);
  expect(await effectOf(first)).toMatchObject({ filedAs: 'current', earlier: null });
  const second = await decide(two);
  await send(second);
  expect(await standing(first, second)).toEqual(['superseded', 'current']);
  expect(await effectOf(first)).toMatchObject({ state: 'confirmed', filedAs: 'superseded' });
  const { state, filedAs, earlier, steps } = await effectOf(second);
  expect({ state, filedAs, earlier }).toEqual({ state: 'confirmed', filedAs: 'current', earlier: 'superseded' });
  expect(steps.map(({ step }) => step)).toEqual(['transaction', 'read-back', 'superseded']);
  expect((await actions(one)).at(-1)).toBe('version-superseded');
  expect((await actions(two)).at(-1)).toBe('integration-confirmed');
});

it('what left the list with a newer version waits again once that is taken out of the record', async () => {
  const { receive, decide, send, recall, em, sendUntilSettled } = versions;
  const set = nextLetter();
  const [one, two] = [await receive({ set }), await receive({ set, number: 2 })];
  const left = { status: 'rejected', rejectionReason: 'replaced', successor: two } as const;
  await em().nativeUpdate(Document, one, left);
  const filing = await decide(two);
  await send(filing);
  expect(await em().findOneOrFail(Document, one)).toMatchObject({ status: 'rejected' });
  await sendUntilSettled(await recall(filing, false));
  const waiting = { status: 'review', rejectionReason: null, version: 2 };
  expect(await em().findOneOrFail(Document, one)).toMatchObject(waiting);
  const [said] = await em().find(AuditEvent, { documentId: one }, { orderBy: { id: 'desc' }, limit: 1 });
  expect(said).toMatchObject({ action: 'decision-undone', details: { successorId: two } });
});

it('an earlier version that is filed after a newer one is filed as replaced, and leaves the newer one as it is', async () => {
  const { send, standing, effectOf } = versions;
  const [older = '', newer = ''] = await decideVersions(1, 2);
  await send(newer);
  await send(older);
  expect(await standing(older, newer)).toEqual(['superseded', 'current']);
  expect(await effectOf(older)).toMatchObject({ state: 'confirmed', filedAs: 'superseded', earlier: 'newer-stands' });
  // It never was current, not for a moment.
  const filed = (await hospital.filed()).filter(({ identifiers }) => identifiers.includes(`urn:uuid:${older}`));
  expect(filed.map(({ statuses }) => statuses)).toEqual([['superseded']]);
});

const silent = (client: FhirClient): FhirClient => ({
  ...client,
  markVersion: async () => ({ outcome: 'unclear', reason: 'timeout' }),
});

it('between the two writes the filing says that the earlier version is still being marked, and is neither undone nor refused', async () => {
  const { send, standing, effectOf } = versions;
  const [first = '', second = ''] = await decideVersions(1, 2);
  await send(first);
  await expect(send(second, silent)).rejects.toThrow('unclear');
  expect(await standing(first, second)).toEqual(['current', 'current']);
  const between = await effectOf(second);
  expect([between.state, between.earlier, between.document.$.status]).toEqual(['unknown', 'marking', 'integrating']);
  await send(second);
  expect(await standing(first, second)).toEqual(['superseded', 'current']);
  expect(await effectOf(second)).toMatchObject({ state: 'confirmed', earlier: 'superseded' });
});

it('a record that refuses to mark the earlier version tells a person, once, and the filing stands', async () => {
  const { send, standing, effectOf, em } = versions;
  const [first = '', second = ''] = await decideVersions(1, 2);
  await send(first);
  const refusing = (client: FhirClient): FhirClient => ({
    ...client,
    markVersion: async () => ({ outcome: 'refused', status: 403, issues: [] }),
  });
  for (let n = 0; n < 2; n += 1) await expect(send(second, refusing)).rejects.toThrow('unclear');
  expect(await effectOf(second)).toMatchObject({ state: 'unknown', trouble: 'earlier-refused', earlier: 'marking' });
  expect(await em().find(Incident, { effect: second })).toMatchObject([{ trouble: 'earlier-refused', closedAt: null }]);
  expect(await standing(first, second)).toEqual(['current', 'current']);
  await send(second);
  expect(await standing(first, second)).toEqual(['superseded', 'current']);
  expect(await effectOf(second)).toMatchObject({ state: 'confirmed', trouble: null });
  expect(await em().count(Incident, { closedAt: null })).toBe(0);
});

it('what is replaced through a version that nobody filed is marked as replaced as well', async () => {
  const { receive, decide, send, standing } = versions;
  const first = await decide(await receive({ set: null, id: 'a' }));
  await receive({ set: null, id: 'b', replaces: ['a'] });
  const third = await decide(await receive({ set: null, id: 'c', replaces: ['b'] }));
  await send(first);
  await send(third);
  expect(await standing(first, third)).toEqual(['superseded', 'current']);
});

it('a recall makes the version before current again, or leaves it, as was decided', async () => {
  const { receive, decide, send, standing, effectOf, recall, actions } = versions;
  const set = nextLetter();
  const one = await receive({ set });
  const [first, second] = [await decide(one), await decide(await receive({ set, number: 2 }))];
  await send(first);
  await send(second);
  const restoring = await recall(second, true);
  await expect(send(restoring, silent)).rejects.toThrow('unclear');
  expect(await standing(first, second)).toEqual(['superseded', 'entered-in-error']);
  expect(await effectOf(restoring)).toMatchObject({ state: 'unknown', earlier: 'restoring' });
  await send(restoring);
  expect(await standing(first, second)).toEqual(['current', 'entered-in-error']);
  const { state, earlier, steps } = await effectOf(restoring);
  expect([state, earlier, steps.map(({ step }) => step)]).toEqual([
    'confirmed',
    'restored',
    ['entered-in-error', 'restored'],
  ]);
  expect((await actions(one)).slice(-2)).toEqual(['version-superseded', 'version-restored']);
  const third = await decide(await receive({ set, number: 3 }));
  await send(third);
  const leaving = await recall(third, false);
  await send(leaving);
  expect(await standing(first, third)).toEqual(['superseded', 'entered-in-error']);
  expect(await effectOf(leaving)).toMatchObject({ state: 'confirmed', earlier: 'left' });
});

it('the recall of a version that was replaced already touches no other', async () => {
  const { send, standing, effectOf, recall } = versions;
  const filings = await decideVersions(1, 2, 3);
  for (const filing of filings) await send(filing);
  const [, second = ''] = filings;
  const recalling = await recall(second, true);
  await send(recalling);
  expect(await standing(...filings)).toEqual(['superseded', 'entered-in-error', 'current']);
  expect(await effectOf(recalling)).toMatchObject({ state: 'confirmed', earlier: null });
});

it('where the version before cannot be marked, the filing says why, and marks nothing', async () => {
  const { receive, decide, send, standing, effectOf, recall, em } = versions;
  const earlierOf = async (set: string, said: Parameters<typeof receive>[0] = {}) => {
    const filing = await decide(await receive({ set, number: 2, ...said }));
    await send(filing);
    const { state, earlier } = await effectOf(filing);
    expect([state, await standing(filing)]).toEqual(['confirmed', ['current']]);
    return earlier;
  };
  const receiveFirst = (set: string) => receive({ set });
  const elsewhere = await decide(await receiveFirst('elsewhere'), 1);
  await send(elsewhere);
  expect(await earlierOf('elsewhere')).toBe('other-chart');
  expect(await standing(elsewhere)).toEqual(['current']);
  const recalled = await decide(await receiveFirst('recalled'));
  await send(recalled);
  await send(await recall(recalled, false));
  expect(await earlierOf('recalled')).toBe('recalled');
  expect(await standing(recalled)).toEqual(['entered-in-error']);
  await receiveFirst('waiting');
  expect(await earlierOf('waiting')).toBe('not-filed');
  await em().nativeUpdate(Document, await receiveFirst('quarantined'), { status: 'unreadable' });
  expect(await earlierOf('quarantined')).toBe('quarantined');
  expect(await earlierOf('unknown', { replaces: ['never-sent'] })).toBe('not-received');
  const shared: string[] = [];
  for (const chart of [0, 1, 2]) shared.push(await decide(await receive({ set: 'shared', id: 'template' }), chart));
  for (const filing of shared) await send(filing);
  expect(await earlierOf('shared')).toBe('shared');
  expect(await standing(...shared)).toEqual(['current', 'current', 'current']);
});

it('what somebody at the hospital took out meanwhile, or moved, is left as it is', async () => {
  const { receive, decide, send, standing, effectOf } = versions;
  const because = async (set: string, because: 'withdrawn' | 'other-chart') => {
    const [first, second] = [await decide(await receive({ set })), await decide(await receive({ set, number: 2 }))];
    await send(first);
    await send(second, (client) => ({ ...client, markVersion: async () => ({ outcome: 'left', because }) }));
    return [await effectOf(second), ...(await standing(first, second))];
  };
  for (const why of ['withdrawn', 'other-chart'] as const) {
    expect(await because(why, why)).toMatchObject([{ state: 'confirmed', earlier: why }, 'current', 'current']);
  }
});

it('what is proved of versions is asked of the record: two that are current are found, whatever is written here', async () => {
  const { send, database, facility, fhir } = versions;
  const prove = () => proveVersions(database.orm, facility.facilityId, fhir.forFacility(facility.facilityId));
  const before = (await prove()).length;
  const [first = '', second = ''] = await decideVersions(1, 2);
  await send(first);
  await send(second);
  expect(await prove()).toHaveLength(before);
  // The canary: somebody puts the earlier one back by hand.
  const { referenceFhirId, document, patient } = await versions.effectOf(first);
  const mark = { status: 'current', patientFhirId: patient.$.fhirId ?? '', mayStill: async () => true } as const;
  const { signal } = new AbortController();
  await fhir.forFacility('any').markVersion(referenceFhirId ?? '', { ...mark, signal });
  const named = (await prove()).filter(({ id }) => id === document.id);
  expect(named).toMatchObject([{ because: expect.stringContaining('is current in the record, and so is') }]);
  const away = openFhir({ baseUrl: 'http://127.0.0.1:9/fhir' }).forFacility('any');
  expect(await proveVersions(database.orm, facility.facilityId, away)).toMatchObject([
    { because: expect.stringContaining('does not answer') },
  ]);
});
