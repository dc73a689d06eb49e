import { randomUUID } from 'node:crypto';
import type { FacilityConnection } from '@mailroom/contracts';
import { setUpFacilities } from '../src/features/intake/index.ts';
import { openSession } from '../src/features/session/index.ts';
import { Facility } from '../src/model/facility.entity.ts';
import { Membership } from '../src/model/membership.entity.ts';
import { Source } from '../src/model/source.entity.ts';
import { createCallerFactory } from '../src/platform/http/trpc.ts';
import { forkForFacility, type SessionCookie } from '../src/platform/process/context.ts';
import { type AppRouter, appRouter } from '../src/router.ts';
import type { TestDatabase } from './open-test-database.ts';

const call = createCallerFactory(appRouter);

/** Procedures as somebody calls them. An interface, because a declaration that infers it repeats the whole router. */
export interface Caller extends ReturnType<AppRouter['createCaller']> {}

/** Keeps the token as a browser would. */
export const browserCookie = (): SessionCookie & { token: string | null } => ({
  token: null,
  set(token) {
    this.token = token;
  },
  clear() {
    this.token = null;
  },
  leaveBy() {},
  takeLeaving: () => null,
});

/** How many entries of the audit {@link buildFacility} leaves: the facility, its sources, tags and members. */
export const SET_UP_ENTRIES = 8;

/** A facility with a folder and an upload source, two clerks and a supervisor. */
export interface BuiltFacility {
  readonly facilityId: string;
  readonly sourceId: string;
  /** The clerks. */
  readonly userIds: readonly [string, string];
  readonly supervisorId: string;
  /** Procedures as a clerk calls them (the first one unless said), signed in anew. */
  signIn(userId?: string): Promise<Caller>;
}

const setUp = async (database: TestDatabase, connection?: FacilityConnection): Promise<string> => {
  const code = `f-${randomUUID().slice(0, 8)}`;
  const sources = [
    { code: 'folder', name: 'Folder', kind: 'folder' as const },
    { code: 'upload', name: 'Upload', kind: 'upload' as const },
  ];
  const members = [
    { login: `${code}-a`, name: 'Admissions clerk', role: 'clerk' as const },
    { login: `${code}-b`, name: 'Records clerk', role: 'clerk' as const },
    { login: `${code}-c`, name: 'Records manager', role: 'supervisor' as const },
  ];
  const tags = [
    { name: 'urgent', color: 'red' },
    { name: 'cardiology', color: 'indigo' },
  ];
  const place = { city: 'Lille', country: 'FR', timeZone: 'Europe/Paris' };
  await setUpFacilities(database.owner, {
    facilities: [
      { code, name: `Facility ${code}`, ...place, sources, members, tags, ...(connection ? { connection } : {}) },
    ],
  });
  return (await database.orm.em.fork().findOneOrFail(Facility, { code })).id;
};

export const buildFacility = async (
  database: TestDatabase,
  connection?: FacilityConnection,
): Promise<BuiltFacility> => {
  const { app, orm } = database;
  const facilityId = await setUp(database, connection);
  const em = forkForFacility(orm, facilityId);
  const { id: sourceId } = await em.findOneOrFail(Source, { code: 'folder' });
  const members = await em.find(Membership, {}, { orderBy: { user: { login: 'asc' } } });
  const [first, second, supervisorId] = members.map((member) => member.user.id);
  if (first === undefined || second === undefined || supervisorId === undefined)
    throw new Error('three members were set up');
  return {
    facilityId,
    sourceId,
    userIds: [first, second],
    supervisorId,
    async signIn(userId = first) {
      const cookie = browserCookie();
      await call({ app, cookie, session: null }).session.signIn({ userId, facilityId });
      const session = cookie.token === null ? null : await openSession(orm, cookie.token);
      return call({ app, cookie, session });
    },
  };
};
