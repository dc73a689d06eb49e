import { openSession } from '../src/features/session/index.ts';
import { AuditEvent } from '../src/model/audit-event.entity.ts';
import { Document } from '../src/model/document.entity.ts';
import { Effect } from '../src/model/effect.entity.ts';
import { Membership } from '../src/model/membership.entity.ts';
import { Metadata } from '../src/model/metadata.entity.ts';
import { User } from '../src/model/user.entity.ts';
import { openApp } from '../src/open-app.ts';
import type { CurrentSession } from '../src/platform/http/current-session.ts';
import { createCallerFactory } from '../src/platform/http/trpc.ts';
import { type App, forkForFacility } from '../src/platform/process/context.ts';
import { appRouter } from '../src/router.ts';
import { browserCookie, buildFacility, type Caller } from './build-facility.ts';
import { buildVerifiedDocument } from './build-identity.ts';
import type { DocumentHistory } from './decision-history.ts';
import { openTestDatabase, type TestDatabase } from './open-test-database.ts';

const call = createCallerFactory(appRouter);

/** A signed-in person at one of the processes. */
export interface Racer {
  readonly app: App;
  readonly session: CurrentSession;
  readonly caller: Caller;
}

/** Long enough that what is undone in the race is undone in time. */
const UNDO_SECONDS = 3600;

const openProcess = ({ app, databaseUrl }: TestDatabase) =>
  openApp({
    config: { ...app.config, undoSeconds: UNDO_SECONDS },
    databaseUrl,
    name: 'race',
    isWorker: false,
    serves: 'job',
  });

const hire = (database: TestDatabase, facilityId: string, people: number): Promise<string[]> =>
  database.asOwner(facilityId, async (em) => {
    const users = Array.from({ length: people }, (_, n) =>
      em.create(User, { login: `racer-${n}`, name: `Racer ${n}` }),
    );
    for (const user of users) em.create(Membership, { user, role: 'clerk' });
    await em.flush();
    return users.map(({ id }) => id);
  });

const signIn = async (app: App, facilityId: string, userId: string): Promise<Racer> => {
  const cookie = browserCookie();
  await call({ app, cookie, session: null }).session.signIn({ userId, facilityId });
  const session = await openSession(app.orm, cookie.token ?? '');
  if (!session) throw new Error('the racer is signed in');
  return { app, session, caller: call({ app, cookie, session }) };
};

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** Two HTTP processes of one database, people who are signed in at both, and documents that all of them work on. */
export const openRace = async ({ people, documents }: { people: number; documents: number }) => {
  const database = await openTestDatabase();
  const { facilityId } = await buildFacility(database);
  const processes = [await openProcess(database), await openProcess(database)];
  const userIds = await hire(database, facilityId, people);
  const racers: Racer[] = [];
  for (const app of processes) {
    for (const userId of userIds) racers.push(await signIn(app, facilityId, userId));
  }
  const em = () => forkForFacility(database.orm, facilityId);
  const documentIds = await Promise.all(Array.from({ length: documents }, () => buildVerifiedDocument(em())));
  await em().nativeUpdate(Metadata, {}, { patientBirthDate: '1980-08-01' });
  return {
    racers,
    documentIds,
    async histories(): Promise<DocumentHistory[]> {
      const events = await em().find(AuditEvent, { documentId: { $in: documentIds } }, { orderBy: { id: 'asc' } });
      const effects = await em().find(Effect, {});
      const found = await em().find(Document, { id: { $in: documentIds } });
      return found.map(({ id, version, status }) => ({
        documentId: id,
        version,
        status,
        events: events
          .filter(({ documentId }) => documentId === id)
          .flatMap(({ action, details }) => {
            const made = details?.['version'];
            return isNumber(made) ? [{ version: made, action }] : [];
          })
          .toSorted((one, other) => one.version - other.version),
        effects: effects.filter(({ document }) => document.id === id).map(({ state }) => state),
      }));
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(processes.map((app) => app[Symbol.asyncDispose]()));
      await database[Symbol.asyncDispose]();
    },
  };
};
