import { type Refusal, Role, rejectDocuments } from '@mailroom/contracts';
import { TRPCError } from '@trpc/server';
import { expect, it } from 'vitest';
import { openSession } from '../src/features/session/index.ts';
import { INSTALLATION_FACILITY } from '../src/model/facility.entity.ts';
import { createCallerFactory, refusalOf } from '../src/platform/http/trpc.ts';
import { appRouter } from '../src/router.ts';
import { browserCookie, buildFacility } from './build-facility.ts';
import { buildOperator } from './build-operator.ts';
import { openTestDatabase } from './open-test-database.ts';

const ANYBODY = new Set([
  'session.acceptInvitation',
  'session.listDemonstrationUsers',
  'session.listIdentityProviders',
  'session.readInvitation',
  'session.readSession',
  'session.signIn',
  'session.signInWithPassword',
]);
const PREPARES = [
  'intake.receiveDocument',
  'review.addNote',
  'review.assignDocuments',
  'review.claimDocument',
  'review.correctTrait',
  'review.releaseDocument',
  'review.tagDocuments',
  'review.verifyAgain',
];
const DECIDES = [
  'integration.recallDocument',
  'review.acceptKnownDocument',
  'provisional.mergeProvisionalPatient',
  'provisional.searchRealRecord',
  'provisional.undoMerge',
  'review.acceptLostFiles',
  'review.chooseCandidate',
  'review.chooseFound',
  'review.createProvisionalPatient',
  'review.integrateDocuments',
  'review.rejectDocuments',
  'review.searchLikelyPatients',
  'review.searchPatients',
  'review.searchServer',
  'review.undoDecision',
];
const AUDITS = ['audit.listAudit'];
const SUPERVISES = [
  'documents.listRestrictedOpenings',
  'documents.noteRestrictedOpening',
  'documents.openRestricted',
  'documents.restrictDocument',
  'integration.redriveEffect',
  'retention.eraseDocument',
  'retention.liftHold',
  'retention.placeHold',
];
const ADMINISTERS = [
  'administration.addSource',
  'administration.addTag',
  'administration.changeFacility',
  'administration.changeRole',
  'administration.changeSource',
  'administration.changeTag',
  'administration.changeTimes',
  'administration.listFacilitySources',
  'administration.listFacilityTags',
  'administration.listOperatorActs',
  'administration.listRestrictionRules',
  'administration.readFacility',
  'administration.removeRestrictionRule',
  'administration.removeTag',
  'administration.saveRestrictionRule',
  'retention.listRetention',
  'retention.previewRetention',
  'retention.removeRetentionRule',
  'retention.saveRetentionRule',
  'retention.switchRetentionRule',
];
/** Where one works oneself: at a hospital, or at the installation. */
const SEES_TO_PEOPLE = [
  'administration.endSession',
  'administration.endSessions',
  'administration.inviteBack',
  'administration.invitePerson',
  'administration.listInvitations',
  'administration.listPeople',
  'administration.listSessions',
  'administration.removePerson',
  'administration.takeBackInvitation',
];
const OPERATES = [
  'administration.addFacility',
  'administration.connectFacility',
  'administration.inviteAdministrator',
  'administration.listDocumentTypes',
  'administration.listFacilities',
  'administration.listProviders',
  'administration.readHospital',
  'administration.readProvider',
  'administration.removeDocumentType',
  'administration.removeProvider',
  'administration.saveDocumentType',
  'administration.saveProvider',
  'administration.tryClaims',
  'administration.tryConnection',
  'administration.tryProvider',
];
const OVERSEES = ['intake.listSharedIdentifiers', 'intake.noteSharedIdentifier'];

const SEES = [
  'documents.openDocument',
  'documents.readNarrative',
  'integration.listIncidents',
  'provisional.listProvisionalPatients',
  'retention.listHolds',
  'review.watchDocument',
  'worklist.countByStatus',
  'worklist.keepSearch',
  'worklist.listFilterOptions',
  'worklist.listWorklist',
  'worklist.openSearch',
  'worklist.watchWorklist',
];

/** What each role is refused, whatever it asks: written out, so that a contract that lets somebody else in is seen here. */
const REFUSED: Readonly<Record<Role, readonly string[]>> = {
  supervisor: [...AUDITS, ...ADMINISTERS, ...SEES_TO_PEOPLE, ...OPERATES],
  clerk: [...AUDITS, ...SUPERVISES, ...OVERSEES, ...ADMINISTERS, ...SEES_TO_PEOPLE, ...OPERATES],
  nurse: [...AUDITS, ...DECIDES, ...SUPERVISES, ...OVERSEES, ...ADMINISTERS, ...SEES_TO_PEOPLE, ...OPERATES],
  administrator: [...SEES, ...AUDITS, ...PREPARES, ...DECIDES, ...SUPERVISES, ...OPERATES],
  auditor: [
    ...SEES,
    ...PREPARES,
    ...DECIDES,
    ...SUPERVISES,
    ...OVERSEES,
    ...ADMINISTERS,
    ...SEES_TO_PEOPLE,
    ...OPERATES,
  ],
  operator: [...SEES, ...PREPARES, ...DECIDES, ...SUPERVISES, ...OVERSEES, ...ADMINISTERS],
};

const PATHS = Object.keys(appRouter._def.procedures);

/** What a call without any input is refused as; null for what gets as far as an answer or a bug. */
const refusalTo = async (caller: unknown, path: string): Promise<Refusal['code'] | null> => {
  const [room = '', verb = ''] = path.split('.');
  try {
    // Every procedure of the router is a function of its input.
    const rooms = caller as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
    await rooms[room]?.[verb]?.({ unknown: true });
    return null;
  } catch (error) {
    return error instanceof TRPCError ? (refusalOf(error)?.code ?? null) : null;
  }
};

const refusedWith = async (caller: unknown, code: Refusal['code']): Promise<string[]> => {
  const refusals = await Promise.all(PATHS.map((path) => refusalTo(caller, path)));
  return PATHS.filter((_path, index) => refusals[index] === code).toSorted();
};

const open = async () => {
  const database = await openTestDatabase();
  const {
    facilityId,
    userIds: [person],
    supervisorId,
  } = await buildFacility(database);
  const give = (role: Role, to: string) =>
    database.asSuperuser((client) =>
      client.query('update membership set role = $1 where user_id = $2 and facility_id = $3', [role, to, facilityId]),
    );
  // A facility keeps an administrator, so that whoever calls may become something else.
  await give('administrator', supervisorId);
  await buildOperator(database, person);
  const call = createCallerFactory(appRouter);
  return {
    async callerAs(role: Role) {
      const place = role === 'operator' ? INSTALLATION_FACILITY : facilityId;
      if (role !== 'operator') await give(role, person);
      const cookie = browserCookie();
      await call({ app: database.app, cookie, session: null }).session.signIn({ userId: person, facilityId: place });
      const session = cookie.token === null ? null : await openSession(database.orm, cookie.token);
      return call({ app: database.app, cookie, session });
    },
    nobody: call({ app: database.app, cookie: browserCookie(), session: null }),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
};

it('every procedure is refused to every role that may not call it, and to nobody else', async () => {
  await using place = await open();
  for (const role of Role.options) {
    expect([role, await refusedWith(await place.callerAs(role), 'RoleUnfit')]).toEqual([
      role,
      [...REFUSED[role]].toSorted(),
    ]);
  }
  const openToAll = PATHS.filter((path) => !ANYBODY.has(path)).toSorted();
  expect(await refusedWith(place.nobody, 'NotSignedIn')).toEqual(openToAll);
});

it('the canary: one contract whose roles are widened is seen', async () => {
  await using place = await open();
  const { roles } = rejectDocuments;
  try {
    Object.assign(rejectDocuments, { roles: Role.options });
    const refused = await refusedWith(await place.callerAs('nurse'), 'RoleUnfit');
    expect(refused).not.toEqual([...REFUSED.nurse].toSorted());
    expect(refused).not.toContain('review.rejectDocuments');
  } finally {
    Object.assign(rejectDocuments, { roles });
  }
});
