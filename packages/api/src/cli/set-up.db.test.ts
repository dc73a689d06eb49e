import { randomBytes } from 'node:crypto';
import type { FacilitySetUp, FacilityStated } from '@mailroom/contracts';
import { FacilitySetUp as Form, IdentityProviderSetUp, NewFacility } from '@mailroom/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildDocument } from '../../test/build-document.ts';
import { buildFacility } from '../../test/build-facility.ts';
import { openTestDatabase, type TestDatabase } from '../../test/open-test-database.ts';
import { AuditEvent } from '../model/audit-event.entity.ts';
import { Claim } from '../model/claim.entity.ts';
import { Document } from '../model/document.entity.ts';
import { Facility } from '../model/facility.entity.ts';
import { RestrictionRule } from '../model/restriction-rule.entity.ts';
import { SourceTag } from '../model/source-tag.entity.ts';
import { Tag } from '../model/tag.entity.ts';
import { measureCost } from '../platform/http/cost.ts';
import { forkForFacility } from '../platform/process/context.ts';
import { type SetUpChange, sentenceOf } from '../platform/rules/set-up-change.rules.ts';
import type { SecretKeys } from '../platform/secrets/sealer.ts';
import { exportSetUp, setUpAll } from './set-up.ts';

const KEYS: SecretKeys = [randomBytes(32)];
const PRUNED = { isPruned: true };
const DRY = { isPruned: true, isDry: true };

const open = async () => {
  const database = await openTestDatabase();
  const run = async (wanted: FacilitySetUp, options = {}): Promise<SetUpChange[]> =>
    setUpAll(database.owner, KEYS, { ...Form.parse(wanted), ...options });
  return {
    database,
    run,
    tell: async (wanted: FacilitySetUp, options = {}) => (await run(wanted, options)).map(sentenceOf),
    stands: () => exportSetUp(database.owner),
    /** A hospital as an operator adds it, where the browser's form takes it. */
    async addInBrowser(timeZone: string) {
      const code = randomBytes(4).toString('hex');
      const added = NewFacility.safeParse({ code, name: ' Added ', city: 'Lille', country: 'FR', timeZone });
      const server = { baseUrl: null, managingOrganization: code, identifierSystems: [] };
      const values = [added.data, server].map((value) => JSON.stringify(value));
      if (added.success) await database.owner.em.fork().execute("select add_facility(?::jsonb, ?::jsonb, '')", values);
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
};

const NORTHBROOK: FacilityStated = {
  code: 'northbrook',
  name: 'Northbrook',
  city: 'London',
  country: 'GB',
  timeZone: 'Europe/London',
  sources: [{ code: 'post', name: 'Post', kind: 'scan' }],
  members: [
    { login: 'it', name: 'IT', role: 'administrator' },
    { login: 'ann@northbrook.test', name: 'Records clerk', role: 'clerk' },
  ],
  tags: [{ name: 'Urgent', color: 'red' }],
};

const name = fc.stringMatching(/^[A-Za-zÀ-ÿ'’ -]{1,30}$/);
const facilities = fc.uniqueArray(
  fc.record({
    code: fc.constantFrom('north', 'south', 'east'),
    name,
    city: name,
    country: fc.constantFrom('FR', 'GB'),
    timeZone: fc.constantFrom('Europe/Paris', 'US/Eastern', 'UTC'),
    sources: fc.uniqueArray(
      fc.record({ code: fc.constantFrom('mail', 'scan', 'lab'), name, kind: fc.constantFrom('mail', 'scan') }),
      { selector: ({ code }) => code },
    ),
    members: fc
      .uniqueArray(
        fc.record({ login: fc.constantFrom('ann', 'bo@x.test', 'cy'), role: fc.constantFrom('clerk', 'nurse') }),
        {
          selector: ({ login }) => login,
        },
      )
      .map((members) => members.map((member) => ({ ...member, name: `Name of ${member.login}` }))),
    tags: fc.uniqueArray(
      fc.record({ name: fc.constantFrom('Urgent', 'À voir'), color: fc.constantFrom('red', '#1864ab') }),
      {
        selector: (tag) => tag.name,
      },
    ),
    connection: fc.option(
      fc.record({
        fhirBaseUrl: fc.constantFrom(null, 'https://fhir.test/r4/'),
        scope: fc.constantFrom(null, { managingOrganization: 'org', identifierSystems: ['b', 'a'] }),
      }),
      { nil: undefined },
    ),
  }),
  { selector: ({ code }) => code, minLength: 1 },
);

it('whatever was set up, set-up of its own export changes nothing; a dry run says what a run does, and does none of it', async () => {
  await using world = await open();
  const { run, stands, addInBrowser } = world;
  for (const timeZone of ['US/Eastern', '+05:00']) await addInBrowser(timeZone);
  await fc.assert(
    fc.asyncProperty(facilities, async (wanted) => {
      // An optional key of a record is undefined where a file has none.
      const file: FacilitySetUp = JSON.parse(JSON.stringify({ facilities: wanted }));
      const before = await stands();
      const said = await run(file, DRY);
      expect(await stands()).toEqual(before);
      expect(await run(file, PRUNED)).toEqual(said);
      const exported = await stands();
      expect((await run(exported, PRUNED)).filter(({ what }) => what !== 'kept')).toEqual([]);
      expect((await run(file)).filter(({ what }) => what !== 'kept')).toEqual([]);
    }),
    { numRuns: 4 },
  );
});

/** What set-up changed, as `/audit` shows it: all of it by the command line. */
const auditOf = async ({ owner, orm }: TestDatabase, code: string) => {
  const { id } = await owner.em.fork().findOneOrFail(Facility, { code });
  const entries = await forkForFacility(orm, id).find(
    AuditEvent,
    { action: 'facility-set-up' },
    { orderBy: { id: 'asc' } },
  );
  expect(new Set(entries.map(({ details }) => details?.['by']))).toEqual(new Set(['command line']));
  return entries.map(({ setting, before, after }) => [setting, before, after]);
};

it('what is not in the file stays, until it is pruned: then it goes, and the audit has before and after', async () => {
  await using world = await open();
  const { database, tell } = world;
  expect(await tell({ facilities: [NORTHBROOK] })).toHaveLength(5);
  const [post, it_] = [{ code: 'fax', name: 'Fax', kind: 'folder' as const }, NORTHBROOK.members[0]];
  if (!it_) throw new Error('northbrook has members');
  const other = { ...NORTHBROOK, sources: [post], members: [{ ...it_, name: 'New IT' }], tags: [] };
  expect(await tell({ facilities: [other] })).toEqual([
    'northbrook: adds source fax: Fax, folder',
    'northbrook: changes member it: IT, administrator → New IT, administrator',
  ]);
  expect(await tell({ facilities: [other] }, PRUNED)).toEqual([
    'northbrook: removes source post: Post, scan',
    'northbrook: removes tag Urgent: red',
    'northbrook: removes member ann@northbrook.test: Records clerk, clerk',
  ]);
  expect(await auditOf(database, 'northbrook')).toEqual([
    ['facility', null, 'Northbrook, London, GB, Europe/London'],
    ['source post', null, 'Post, scan'],
    ['tag Urgent', null, 'red'],
    ['member it', null, 'IT, administrator'],
    ['member ann@northbrook.test', null, 'Records clerk, clerk'],
    ['source fax', null, 'Fax, folder'],
    ['member it', 'IT, administrator', 'New IT, administrator'],
    ['source post', 'Post, scan', null],
    ['tag Urgent', 'red', null],
    ['member ann@northbrook.test', 'Records clerk, clerk', null],
  ]);
});

it('however much changes, the audit says whom set-up let in and what it connected', async () => {
  await using world = await open();
  const tags = Array.from({ length: 41 }, (_, index) => ({ name: `Tag ${index}`, color: 'red' }));
  const fhirBaseUrl = `https://fhir.test/${'r'.repeat(200)}/`;
  await world.run({ facilities: [{ ...NORTHBROOK, tags, connection: { fhirBaseUrl, scope: null } }] });
  const entries = await auditOf(world.database, 'northbrook');
  expect(entries).toContainEqual(['member it', null, 'IT, administrator']);
  expect(entries).toContainEqual(['connection', null, `${fhirBaseUrl.slice(0, -1)}, any organization`]);
  expect(entries).toHaveLength(1 + 1 + 41 + 2 + 1);
});

it('a facility whose set-up fails is not there', async () => {
  await using world = await open();
  const { database, run, stands } = world;
  await database.asSuperuser((client) => client.query('alter table tag add constraint none check (false)'));
  await expect(run({ facilities: [NORTHBROOK] })).rejects.toThrow('violates check constraint');
  expect((await stands()).facilities).toEqual([]);
});

it('a source that documents came from is not removed, nor a facility, nor the last administrator', async () => {
  await using world = await open();
  const { database, run, tell } = world;
  const { facilityId } = await buildFacility(database);
  await buildDocument(forkForFacility(database.orm, facilityId));
  const [own] = (await world.stands()).facilities;
  if (!own) throw new Error('it was built');
  const kept = await tell({ facilities: [{ ...own, sources: [] }] }, PRUNED);
  expect(kept).toContainEqual(expect.stringMatching(/changes source \w+: .* → .*, switched off/));
  const off = (await world.stands()).facilities[0]?.sources ?? [];
  expect(off.map(({ code, switchedOff }) => [code, switchedOff])).toEqual([
    ['folder', true],
    ['upload', true],
  ]);
  // Named again, it stays off until the file says that it is not.
  expect(
    await run({ facilities: [{ ...own, sources: off.map((one) => ({ ...one, switchedOff: undefined })) }] }),
  ).toEqual([]);
  expect(
    await run({ facilities: [{ ...own, sources: off.map((one) => ({ ...one, switchedOff: false })) }] }),
  ).toHaveLength(2);
  await run({ facilities: [NORTHBROOK] });
  const without = { ...NORTHBROOK, members: NORTHBROOK.members.slice(1) };
  await expect(run({ facilities: [without] }, PRUNED)).rejects.toThrow(
    'northbrook would be without an administrator: name one among its members.',
  );
  const demoted = NORTHBROOK.members.map((member) => ({ ...member, role: 'clerk' as const }));
  await expect(run({ facilities: [{ ...NORTHBROOK, members: demoted }] })).rejects.toThrow('without an administrator');
  // One who takes their place is written first.
  const successor = { login: 'zoe', name: 'Zoe', role: 'administrator' as const };
  expect(await run({ facilities: [{ ...NORTHBROOK, members: [...demoted, successor] }] })).toHaveLength(2);
  expect(await tell({ facilities: [own] }, PRUNED)).toContain(
    'northbrook: keeps facility, which is not in the file: its documents and its audit stay',
  );
});

it('a source that a rule restricts, a tag that a source gives and the way in for files are switched off, with what refers to them', async () => {
  await using world = await open();
  const { database, run, tell } = world;
  const { facilityId, sourceId, signIn } = await buildFacility(database);
  const [own] = (await world.stands()).facilities;
  if (!own) throw new Error('it was built');
  const em = forkForFacility(database.owner, facilityId);
  em.create(RestrictionRule, { source: sourceId, restriction: 'staff' });
  em.create(SourceTag, { source: sourceId, tag: await em.findOneOrFail(Tag, { name: 'urgent' }) });
  await em.flush();
  expect(await tell({ facilities: [{ ...own, sources: [], tags: [] }] }, PRUNED)).toEqual([
    `${own.code}: changes source folder: Folder, folder → Folder, folder, switched off`,
    `${own.code}: changes source upload: Upload, upload → Upload, upload, switched off`,
    `${own.code}: changes tag urgent: red → red, switched off`,
    `${own.code}: removes tag cardiology: indigo`,
  ]);
  expect([await em.fork().count(RestrictionRule), await em.fork().count(SourceTag)]).toEqual([1, 1]);
  const form = new FormData();
  form.set('file', new File(['x'], 'x.txt'));
  const bring = async () => (await signIn()).intake.receiveDocument(form);
  await expect(bring()).rejects.toThrow('SourceSwitchedOff');
  // A file need not name it, and then there is none.
  await database.asSuperuser((client) => client.query("delete from source where code = 'upload'"));
  await expect(bring()).rejects.toThrow('SourceSwitchedOff');
  await run({ facilities: [own] });
  expect(await bring()).toMatchObject({ outcome: 'received' });
});

it('whoever set-up lets go, or makes an auditor, hands back what they held, once', async () => {
  await using world = await open();
  const { database, run } = world;
  const { facilityId, userIds, signIn } = await buildFacility(database);
  const em = forkForFacility(database.orm, facilityId);
  for (const userId of userIds) {
    const documentId = await buildDocument(em, { status: 'review' });
    const { review } = await signIn(userId);
    await review.claimDocument({ documentId, takesOver: false });
    await review.assignDocuments({ documentIds: [documentId], assigneeId: userId });
  }
  const [own] = (await world.stands()).facilities;
  const [auditor, , supervisor] = own?.members ?? [];
  if (!own || !auditor || !supervisor) throw new Error('they were built');
  await run({ facilities: [{ ...own, members: [{ ...auditor, role: 'auditor' }, supervisor] }] }, PRUNED);
  expect(await em.count(Claim)).toBe(0);
  expect(await em.count(Document, { assignee: { $ne: null } })).toBe(0);
  const back = { action: { $in: ['document-released', 'document-assigned'] }, actor: null } as const;
  const told = await em.find(AuditEvent, back);
  expect(told.map(({ action, details }) => `${action} ${details?.['takenFromId']}`).toSorted()).toEqual(
    ['document-assigned', 'document-released'].flatMap((action) => userIds.map((id) => `${action} ${id}`)).toSorted(),
  );
});

it('identity providers are pruned where the file names any, and their secret stays what it was', async () => {
  await using world = await open();
  const { database, run, tell, stands } = world;
  const rules = [{ role: 'clerk', when: [{ claim: 'groups', has: 'clerks' }] }];
  const provider = IdentityProviderSetUp.parse({
    code: 'hospital',
    name: 'Hospital',
    issuer: 'https://id.test',
    clientId: 'mailroom',
    clientSecret: 'hush',
    facilities: [{ facility: 'northbrook', rules }],
  });
  const file = { facilities: [NORTHBROOK], identityProviders: [provider] };
  expect(await run(file, DRY)).toHaveLength(6);
  expect(await run(file)).toHaveLength(6);
  expect(await run(file)).toEqual([]);
  expect(JSON.stringify(await stands())).not.toContain('hush');
  expect(await run(await stands(), PRUNED)).toEqual([]);
  expect(await run({ ...file, identityProviders: [{ ...provider, clientSecret: 'other' }] })).toHaveLength(1);
  const admits = (role: 'clerk' | 'supervisor', has: string) => ({ role, when: [{ claim: 'groups', has }] });
  const [served] = provider.facilities;
  if (!served) throw new Error('it serves northbrook');
  const wider = { ...served, amrAllOf: ['mfa'], rules: [admits('supervisor', 'clerks')] };
  const other = { clientId: 'another', clientSecret: 'third', scopes: ['openid'], asksUserInfo: true };
  const otherwise = { ...file, identityProviders: [{ ...provider, ...other, facilities: [wider] }] };
  const lines = [
    'changes identity provider hospital, client: mailroom → another',
    'changes identity provider hospital, scopes: openid profile → openid',
    'changes identity provider hospital, asksUserInfo: false → true',
    'changes identity provider hospital, client secret: as it was → another one',
    'removes identity provider hospital, at northbrook: amr []',
    'removes identity provider hospital, at northbrook: clerk: "groups" = "clerks"',
    'adds identity provider hospital, at northbrook: amr ["mfa"]',
    'adds identity provider hospital, at northbrook: supervisor: "groups" = "clerks"',
  ];
  expect(await tell(otherwise, DRY)).toEqual(lines);
  expect(await tell(otherwise)).toEqual(lines);
  expect(await run({ facilities: [NORTHBROOK] }, PRUNED)).toEqual([]);
  const gone = { facilities: [NORTHBROOK], identityProviders: [] };
  const removes = ['removes identity provider hospital: Hospital, https://id.test, for northbrook'];
  expect(await tell(gone, DRY)).toEqual(removes);
  const began = `insert into session (facility_id, user_id, token_sha256, expires_at, provider_id)
    select f.id, u.id, 'x', now() + interval '1 hour', p.id from facility f, app_user u, identity_provider p where f.code = 'northbrook' limit 1`;
  const asked = (sql: string) => database.asSuperuser(async (client) => (await client.query(sql)).rows);
  await asked(began);
  expect(await tell(gone, PRUNED)).toEqual(removes);
  // Who signed in there is signed out, and both audits have it.
  expect(await asked('select from session where revoked_at is null')).toEqual([]);
  const told = `select distinct facility.code, details ->> 'provider' as provider from audit_event join facility on facility.id = facility_id
    where action = 'provider-removed' order by 1`;
  expect(await asked(told)).toEqual([
    { code: '@installation', provider: 'hospital' },
    { code: 'northbrook', provider: 'hospital' },
  ]);
});

it('a facility that stands as it shall costs one statement, and leaves nothing in the audit', async () => {
  await using world = await open();
  const file = { facilities: [NORTHBROOK, { ...NORTHBROOK, code: 'maple' }, { ...NORTHBROOK, code: 'pine' }] };
  await world.run(file);
  const { cost } = await measureCost(() => world.run(file), { isTraced: true });
  // One for the list of facilities.
  expect(cost.statements.length).toBeLessThanOrEqual(1 + file.facilities.length);
  expect(await auditOf(world.database, 'maple')).toHaveLength(5);
});
