import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { Membership } from '../../model/membership.entity.ts';
import { forkForFacility } from '../../platform/process/context.ts';

type Event = readonly [id: string, data: { version: string }, ...unknown[]];

const open = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const clerk = await facility.signIn();
  const watch = async (lastEventId?: string) => {
    const events = await clerk.worklist.watchWorklist(lastEventId === undefined ? {} : { lastEventId });
    // A tracked event is the tuple of its id and its data.
    return (events as AsyncIterable<unknown>)[Symbol.asyncIterator]() as AsyncIterator<Event>;
  };
  return { database, facility, em: forkForFacility(database.orm, facility.facilityId), clerk, watch };
};

it('each committed change gives a newer version', async () => {
  const { database, em, watch } = await open();
  await using _ = database;
  const events = await watch();
  const first = (await events.next()).value[1].version;
  await buildDocument(em);
  const second = (await events.next()).value[1].version;
  expect(BigInt(second)).toBeGreaterThan(BigInt(first));
  await events.return?.();
});

it('what changed while nobody listened is caught up at once', async () => {
  const { database, em, watch } = await open();
  await using _ = database;
  const before = await watch();
  const seen = (await before.next()).value[0];
  await before.return?.();
  await buildDocument(em);
  const after = await watch(seen);
  expect(BigInt((await after.next()).value[1].version)).toBeGreaterThan(BigInt(seen));
  await after.return?.();
});

it('a page that began with the version of its session hears of what changed since, and of nothing else', async () => {
  const { database, facility, em, watch } = await open();
  await using _ = database;
  await buildDocument(em);
  const later = await facility.signIn();
  const { worklistVersion } = await later.session.readSession({});
  if (worklistVersion === null) throw new Error('the clerk is signed in');
  const events = await watch(worklistVersion);
  const heard = events.next();
  await expect(
    Promise.race([heard.then(() => 'heard'), new Promise((done) => setTimeout(done, 300, 'quiet'))]),
  ).resolves.toBe('quiet');
  await buildDocument(em);
  expect(BigInt((await heard).value[1].version)).toBeGreaterThan(BigInt(worklistVersion));
  await events.return?.();
});

it("another facility's change is not heard", async () => {
  const { database, em, watch } = await open();
  await using _ = database;
  const theirs = await buildFacility(database);
  const events = await watch();
  await events.next();
  const heard = events.next();
  await buildDocument(forkForFacility(database.orm, theirs.facilityId));
  await expect(
    Promise.race([heard.then(() => 'heard'), new Promise((done) => setTimeout(done, 300, 'quiet'))]),
  ).resolves.toBe('quiet');
  // The canary: its own is.
  await buildDocument(em);
  expect(await heard.then(() => 'heard')).toBe('heard');
  await events.return?.();
});

it('a revoked session hears nothing more', async () => {
  const { database, em, clerk, watch } = await open();
  await using _ = database;
  const events = await watch();
  await events.next();
  await clerk.session.signOut({});
  await buildDocument(em);
  expect(await events.next()).toMatchObject({ done: true });
});

it('whose role changes hears nothing more by the stream that the role before was let in to', async () => {
  const { database, em, facility, watch } = await open();
  await using _ = database;
  const events = await watch();
  await events.next();
  const [user] = facility.userIds;
  await database.asOwner(facility.facilityId, (owner) => owner.nativeUpdate(Membership, { user }, { role: 'auditor' }));
  await buildDocument(em);
  expect(await events.next()).toMatchObject({ done: true });
});

it('signing out ends the streams of the session, although nothing changes', async () => {
  const { database, clerk, watch } = await open();
  await using _ = database;
  const events = await watch();
  await events.next();
  const ended = events.next();
  await clerk.session.signOut({});
  expect(await ended).toMatchObject({ done: true });
});

it('a session has so many streams and no more; one that ends makes room', async () => {
  const { database, watch } = await open();
  await using _ = database;
  const streams = await Promise.all(Array.from({ length: 33 }, () => watch()));
  const opened = await Promise.allSettled(streams.map((events) => events.next()));
  expect(opened.filter(({ status }) => status === 'rejected')).toEqual([
    { status: 'rejected', reason: expect.objectContaining({ code: 'TooManyStreams' }) },
  ]);
  await streams[0]?.return?.();
  const another = await watch();
  expect((await another.next()).done).toBe(false);
  for (const events of [...streams, another]) await events.return?.();
});
