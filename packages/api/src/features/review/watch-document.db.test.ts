import type { DocumentWatch } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { browserCookie } from '../../../test/build-facility.ts';
import { openReview } from '../../../test/open-review.ts';
import { recordStatements } from '../../../test/record-statements.ts';
import { Membership } from '../../model/membership.entity.ts';
import { Presence } from '../../model/presence.entity.ts';
import { openApp } from '../../open-app.ts';
import { createCallerFactory } from '../../platform/http/trpc.ts';
import { appRouter } from '../../router.ts';
import { openSession } from '../session/index.ts';

type Event = readonly [id: string, data: DocumentWatch, ...unknown[]];
type Review = Awaited<ReturnType<typeof openReview>>;

const watch = async (caller: Review['clerk'], documentId: string, lastEventId?: string) => {
  const events = await caller.review.watchDocument({ documentId, ...(lastEventId !== undefined && { lastEventId }) });
  // A tracked event is the tuple of its id and its data.
  return (events as AsyncIterable<unknown>)[Symbol.asyncIterator]() as AsyncIterator<Event>;
};

/** The next event that says what is waited for: several changes may come as one event or as many. */
const until = async (events: AsyncIterator<Event>, isSaid: (said: DocumentWatch) => boolean): Promise<Event> => {
  for (;;) {
    const { value, done } = await events.next();
    if (done) throw new Error('the stream ended');
    if (isSaid(value[1])) return value;
  }
};

const quiet = (heard: Promise<unknown>) =>
  Promise.race([heard.then(() => 'heard'), new Promise((done) => setTimeout(done, 400, 'quiet'))]);

/** The same clerk at another process of the same database. */
const openSecondProcess = async ({ database, facility }: Review) => {
  const { config } = database.app;
  const app = await openApp({ config, databaseUrl: database.databaseUrl, name: 'second', isWorker: false });
  const cookie = browserCookie();
  const call = createCallerFactory(appRouter);
  const [, userId] = facility.userIds;
  await call({ app, cookie, session: null }).session.signIn({ userId, facilityId: facility.facilityId });
  const session = await openSession(app.orm, cookie.token ?? '');
  return { caller: call({ app, cookie, session }), [Symbol.asyncDispose]: () => app[Symbol.asyncDispose]() };
};

it('who else has the document open is told, across processes, and no more when they leave', async () => {
  await using review = await openReview();
  await using second = await openSecondProcess(review);
  const documentId = await buildDocument(review.em());
  const mine = await watch(review.clerk, documentId);
  expect((await mine.next()).value[1].viewers).toEqual([]);
  const theirs = await watch(second.caller, documentId);
  expect((await theirs.next()).value[1].viewers).toEqual(['Admissions clerk']);
  await until(mine, ({ viewers }) => viewers.includes('Records clerk'));
  await theirs.return?.();
  await until(mine, ({ viewers }) => viewers.length === 0);
  await mine.return?.();
  expect(await review.em().count(Presence, {})).toBe(0);
});

it('each change of what the pane shows is told once, and what changed meanwhile is caught up', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em(), { family: 'Martin' });
  const events = await watch(review.clerk, documentId);
  let seen = (await events.next()).value[1].change;
  const changes = [
    () => review.colleague.review.claimDocument({ documentId, takesOver: false }),
    () => review.colleague.review.addNote({ documentId, text: 'seen' }),
    () => review.colleague.review.correctTrait({ documentId, version: 1, correction: { trait: 'sex', value: null } }),
    () => review.colleague.review.releaseDocument({ documentId }),
  ];
  for (const change of changes) {
    await change();
    seen = (await until(events, (said) => said.change !== seen))[1].change;
  }
  const heard = events.next();
  expect(await quiet(heard)).toBe('quiet');
  await review.clerk.review.addNote({ documentId, text: 'and another' });
  const [id] = (await heard).value;
  await events.return?.();
  const again = await watch(review.clerk, documentId, id);
  const caughtUp = again.next();
  expect(await quiet(caughtUp)).toBe('quiet');
  await review.clerk.review.addNote({ documentId, text: 'once more' });
  expect((await caughtUp).value[0]).not.toBe(id);
  await again.return?.();
});

it('a presence that nobody says anew counts no more', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em());
  const [, user] = review.facility.userIds;
  const died = new Date(Date.now() - 61_000);
  await review.em().insert(Presence, { document: documentId, user, seenAt: died });
  const events = await watch(review.clerk, documentId);
  expect((await events.next()).value[1].viewers).toEqual([]);
  await events.return?.();
});

it("another facility's document tells nothing, and a revoked session hears nothing more", async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em());
  const elsewhere = await watch(review.stranger, documentId);
  expect(await elsewhere.next()).toMatchObject({ done: true });
  expect(await review.em().count(Presence, {})).toBe(0);
  const events = await watch(review.clerk, documentId);
  await events.next();
  await review.clerk.session.signOut({});
  await review.colleague.review.addNote({ documentId, text: 'secret' });
  expect(await events.next()).toMatchObject({ done: true });
});

it('whose role changes hears nothing more of the document that is open', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em());
  const events = await watch(review.clerk, documentId);
  await events.next();
  const { facilityId, userIds } = review.facility;
  await review.database.asOwner(facilityId, (owner) =>
    owner.nativeUpdate(Membership, { user: userIds[0] }, { role: 'auditor' }),
  );
  await review.colleague.review.addNote({ documentId, text: 'secret' });
  expect(await events.next()).toMatchObject({ done: true });
});

it('whatever the number of tabs that watch a document, a change of it is looked at twice at most and says no presence', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em());
  const tabs = await Promise.all(Array.from({ length: 30 }, () => watch(review.clerk, documentId)));
  const seen = await Promise.all(tabs.map(async (events) => (await events.next()).value[1].change));
  const sent = await recordStatements(async () => {
    await review.colleague.review.addNote({ documentId, text: 'seen' });
    await Promise.all(tabs.map((events, index) => until(events, ({ change }) => change !== seen[index])));
  });
  const looks = sent.filter((statement) => statement === 'document_state').length;
  expect(looks).toBeGreaterThan(0);
  // A note writes two rows, told one after the other.
  expect(looks).toBeLessThanOrEqual(4);
  expect(sent.filter((statement) => statement.includes('presence'))).toEqual([]);
  for (const events of tabs) await events.return?.();
  expect(await review.em().count(Presence, {})).toBe(0);
});

it('tabs that open a document at once are in the audit as one opening', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em());
  const tabs = await Promise.all(Array.from({ length: 30 }, () => watch(review.clerk, documentId)));
  await Promise.all(tabs.map((events) => events.next()));
  const { rows } = await review.database.asSuperuser((client) =>
    client.query("select document_id from audit_event where action = 'document-opened'"),
  );
  expect(rows).toEqual([{ document_id: documentId }]);
  for (const events of tabs) await events.return?.();
});
