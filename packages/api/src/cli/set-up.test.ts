import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSetUp } from './set-up.ts';

const fileOf = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'mailroom-set-up-')), 'facilities.json');
  writeFileSync(path, text);
  return path;
};

const FACILITY = {
  code: 'northbrook',
  name: 'Northbrook',
  city: 'London',
  country: 'GB',
  timeZone: 'Europe/London',
  sources: [{ code: 'post', name: 'Post', kind: 'scan' }],
  members: [{ login: 'ann@northbrook.test', name: 'Records clerk', role: 'clerk' }],
  tags: [{ name: 'Urgent', color: 'red' }],
};

const read = (...facilities: object[]) => readSetUp(fileOf(JSON.stringify({ $schema: 'x', facilities })));

it('a file that fits is read, with e-mail addresses as logins and the schema it names', async () => {
  expect(await read(FACILITY)).toMatchObject({ facilities: [FACILITY] });
});

it.each([
  ['a zone that is none', { timeZone: 'Europe/Londres' }, 'facilities[0].timeZone is no time zone: write one of IANA'],
  ['an offset as a zone', { timeZone: '+01:00' }, 'facilities[0].timeZone is no time zone'],
  ...['https://name:hush@fhir.test/r4', 'https://fhir.test/r4?key=hush'].map(
    (fhirBaseUrl): [string, object, string] => [
      'a secret in the address of a server',
      { connection: { fhirBaseUrl, scope: null } },
      'facilities[0].connection.fhirBaseUrl must be an address alone',
    ],
  ),
  [
    'a colour that is none',
    { tags: [{ name: 'Urgent', color: 'crimsonish' }] },
    'facilities[0].tags[0].color is no colour: write red',
  ],
  [
    'a login with a space',
    { members: [{ login: 'a b', name: 'x', role: 'clerk' }] },
    'facilities[0].members[0].login must be an e-mail address, or a name without spaces',
  ],
  [
    'a role that is none',
    { members: [{ login: 'ab', name: 'x', role: 'chief' }] },
    'facilities[0].members[0].role must be "clerk" or "nurse"',
  ],
  ['what is missing', { city: undefined }, 'facilities[0].city is missing: write text in quotation marks'],
  ['what is no list', { tags: {} }, 'facilities[0].tags must be a list: [ … ]'],
  ['what is empty', { name: '' }, 'facilities[0].name must have at least 1 characters'],
  ['an unknown name', { tag: [] }, 'facilities[0] has tag, which means nothing here: mend the name'],
  ['a tag twice', { tags: [...FACILITY.tags, ...FACILITY.tags] }, 'facilities[0].tags[1] stands here twice'],
])('%s is refused by its place, with what to write', async (_what, changed, sentence) => {
  await expect(read({ ...FACILITY, ...changed })).rejects.toThrow(sentence);
});

it('as many identity providers as operators are shown fit into a file', async () => {
  const rules = [{ role: 'clerk', when: [{ claim: 'groups', has: 'clerks' }] }];
  const facilities = [{ facility: 'northbrook', rules }];
  const provider = { name: 'Hospital', issuer: 'https://id.test', clientId: 'mailroom', facilities };
  const identityProviders = Array.from({ length: 100 }, (_, index) => ({ ...provider, code: `hospital-${index}` }));
  const file = { facilities: [FACILITY], identityProviders };
  expect((await readSetUp(fileOf(JSON.stringify(file)))).identityProviders).toHaveLength(100);
});

it('a person has one name wherever they work', async () => {
  const elsewhere = { ...FACILITY, code: 'maple', members: [{ ...FACILITY.members[0], name: 'Somebody else' }] };
  await expect(read(FACILITY, elsewhere)).rejects.toThrow(
    'facilities[1].members[0].name is another one than the same login has above',
  );
});

it('a file that does not fit is refused place by place, and nothing that stands in it is said', async () => {
  const provider = {
    code: 'Hospital',
    name: 'Hospital',
    issuer: 'http://id.test',
    clientId: 'x',
    clientSecret: ['hush'],
  };
  const refused = readSetUp(fileOf(JSON.stringify({ facilities: [], identityProviders: [provider] })));
  await expect(refused).rejects.toThrow(/identityProviders\[0\]\.issuer must be an https address/);
  await expect(refused).rejects.toThrow(/identityProviders\[0\]\.code must be 2 to 40/);
  await expect(refused).rejects.not.toThrow(/hush/);
});

it('a file that is not JSON is refused without a word of it', async () => {
  await expect(readSetUp(fileOf('{ "clientSecret": hush'))).rejects.toThrow(/facilities\.json is not JSON[^h]*\.$/);
});
