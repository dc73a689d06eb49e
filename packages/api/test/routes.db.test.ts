import { readFile } from 'node:fs/promises';
import {
  ADMINISTERING_ROLES,
  EVERY_ROLE,
  listAudit,
  READING_ROLES,
  Role,
  SUPERVISING_ROLES,
} from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { Attachment } from '../src/model/attachment.entity.ts';
import { INSTALLATION_FACILITY } from '../src/model/facility.entity.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { buildEnded } from './build-ended.ts';
import { buildFacility } from './build-facility.ts';
import { emptyFilter } from './build-filter.ts';
import { buildOperator } from './build-operator.ts';
import { openWeb } from './open-web.ts';

/** What a route is asked for with: those of a document and of its file. */
interface Ids {
  readonly documentId: string;
  readonly attachmentId: string;
}

interface Member {
  readonly userId: string;
  readonly facilityId: string;
}

interface Route {
  readonly path: (ids: Ids) => string;
  /** What is posted; otherwise it is a GET. */
  readonly body?: unknown;
  /** Whoever is answered; every other role is refused. */
  readonly roles: readonly Role[];
  /** What somebody with such a role of another facility is answered: that there is no such thing, or what is their own. */
  readonly elsewhere: 404 | 200;
}

/** Every way to data beside the procedures, as the server mounts it. */
const ROUTES: Readonly<Record<string, Route>> = {
  '/attachments/:id': { path: (ids) => `/attachments/${ids.attachmentId}`, roles: READING_ROLES, elsewhere: 404 },
  '/documents/:id/patient-export': {
    path: (ids) => `/documents/${ids.documentId}/patient-export`,
    roles: SUPERVISING_ROLES,
    elsewhere: 404,
  },
  '/exports/audit.ndjson': { path: () => '/exports/audit.ndjson', roles: ['auditor', 'operator'], elsewhere: 200 },
  '/contracts{/:chapter}': { path: () => '/contracts/worklist', roles: ADMINISTERING_ROLES, elsewhere: 200 },
  // A procedure, but answered before Express.
  '/trpc': {
    path: () => '/trpc/worklist.listWorklist',
    body: { ...emptyFilter, limit: 20 },
    roles: READING_ROLES,
    elsewhere: 200,
  },
};

/** No data of a hospital: health, the built client, and the way in. */
const OPEN_TO_ALL = ['/health', '/assets', '/sign-in'];

const MOUNTED = /\bserver\.(?:get|post|put|use)\(\s*'(\/[^']*)'/g;

const open = async () => {
  const web = await openWeb();
  const { database, facility } = web;
  const documentId = await buildEnded({ database, facility }, { text: 'the letter of Camille Martin' });
  const em = forkForFacility(database.orm, facility.facilityId);
  const { id: attachmentId } = await em.findOneOrFail(Attachment, { document: documentId, role: 'original' });
  const [person] = facility.userIds;
  const theirs = await buildFacility(database);
  const [stranger] = theirs.userIds;
  await buildOperator(database, person);
  const give = (role: Role, { userId, facilityId }: Member) =>
    database.asSuperuser((client) =>
      client.query('update membership set role = $1 where user_id = $2 and facility_id = $3', [
        role,
        userId,
        facilityId,
      ]),
    );
  // A facility keeps an administrator, so that whoever asks may become something else.
  await give('administrator', { userId: facility.supervisorId, facilityId: facility.facilityId });
  await give('administrator', { userId: theirs.supervisorId, facilityId: theirs.facilityId });
  const signInAs = async (role: Role, member: Member) => {
    await give(role, member);
    await web.client.session.signIn.mutate(member);
  };
  const ask = (route: Route) => {
    const { body } = route;
    const posted = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return web.browse(route.path({ documentId, attachmentId }), body === undefined ? {} : posted);
  };
  return {
    ask,
    /** Which roles a route answers, and what the others are told. */
    async answeredBy(route: Route) {
      const statuses = new Map<Role, number>();
      for (const role of Role.options) {
        const place = role === 'operator' ? INSTALLATION_FACILITY : facility.facilityId;
        await signInAs(role, { userId: person, facilityId: place });
        statuses.set(role, (await ask(route)).status);
      }
      const roles = Role.options.filter((role) => statuses.get(role) === 200);
      return { roles, others: [...new Set(statuses.values())].filter((status) => status !== 200) };
    },
    async askFromElsewhere(route: Route) {
      const [role = 'clerk'] = route.roles;
      await signInAs(role, { userId: stranger, facilityId: theirs.facilityId });
      return ask(route);
    },
    signOut: () => web.client.session.signOut.mutate({}),
    ids: [documentId, attachmentId],
    [Symbol.asyncDispose]: () => web[Symbol.asyncDispose](),
  };
};

it('every route answers the roles that it is for, refuses every other one, and tells another facility nothing', async () => {
  await using place = await open();
  for (const [name, route] of Object.entries(ROUTES)) {
    expect({ name, ...(await place.answeredBy(route)) }).toEqual({
      name,
      roles: Role.options.filter((role) => route.roles.includes(role)),
      others: [403],
    });
    const elsewhere = await place.askFromElsewhere(route);
    const said = await elsewhere.text();
    expect({ name, status: elsewhere.status }).toEqual({ name, status: route.elsewhere });
    expect(place.ids.filter((id) => said.includes(id))).toEqual([]);
    await place.signOut();
    expect({ name, status: (await place.ask(route)).status }).toEqual({ name, status: 401 });
  }
});

it('the canary: a route whose roles are widened is seen', async () => {
  await using place = await open();
  const { roles } = listAudit;
  const route = ROUTES['/exports/audit.ndjson'];
  if (!route) throw new Error('there is no such route');
  try {
    Object.assign(listAudit, { roles: EVERY_ROLE });
    expect((await place.answeredBy(route)).roles).toEqual(Role.options);
  } finally {
    Object.assign(listAudit, { roles });
  }
});

it('there is no other route', async () => {
  const source = await readFile(new URL('../src/server.ts', import.meta.url), 'utf8');
  const mounted = [...source.matchAll(MOUNTED)].map(([, path]) => path);
  expect(new Set(mounted)).toEqual(new Set([...Object.keys(ROUTES), ...OPEN_TO_ALL]));
});
