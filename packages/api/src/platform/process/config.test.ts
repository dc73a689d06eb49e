import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Environment, readConfig } from './config.ts';

it('everything has a default that works', () => {
  expect(readConfig({})).toMatchObject({
    port: 4400,
    host: '127.0.0.1',
    databaseUrl: null,
    isDemonstration: false,
    logLevel: 'info',
    maxObjectBytes: 32_000_000,
  });
});

it('README lists what can be set, and nothing else', () => {
  const readme = readFileSync(new URL('../../../../../README.md', import.meta.url), 'utf8');
  const rows = [...readme.matchAll(/^\| (`[A-Z].*?) \|/gm)].flatMap(
    ([, names = '']) => names.match(/[A-Z][A-Z0-9_]+/g) ?? [],
  );
  // What has another name now is not listed: it is refused with the new one.
  const known = Object.keys(Environment.shape).filter((name) => name !== 'PAGE_SECRET');
  expect(rows.toSorted()).toEqual(known.toSorted());
});

it('a demonstration beyond this computer, or with a database of one’s own, has to be asked for by name', () => {
  const beyond = [{ HOST: '0.0.0.0' }, { HOST: '192.0.2.1' }, { DATABASE_URL: 'postgresql://a:b@127.0.0.1/c' }];
  for (const environment of beyond) {
    expect(() => readConfig({ ...environment, DEMONSTRATION: 'on' })).toThrow(/DEMONSTRATION: lets whoever reaches/);
    expect(readConfig({ ...environment, DEMONSTRATION: 'for-everybody' }).isDemonstration).toBe(true);
    expect(readConfig(environment).isDemonstration).toBe(false);
  }
  for (const HOST of ['127.0.0.1', '127.0.0.53', 'localhost', '::1']) {
    expect(readConfig({ HOST, DEMONSTRATION: 'on' }).isDemonstration).toBe(true);
  }
});

it('an empty variable is one that is not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}));
});

it('the files follow the folder, unless they are said to be elsewhere', () => {
  expect(readConfig({ MAILROOM_FOLDER: '/data' }).filesFolder).toBe('/data/files');
  expect(readConfig({ MAILROOM_FOLDER: '/data', FILES: '/bytes' }).filesFolder).toBe('/bytes');
});

it('names every wrong variable at once, and none of their values', () => {
  const wrong = { PORT: 'http', DATABASE_URL: 'mysql://root:secret@x', LOG_LEVEL: 'loud', SESSION_HOURS: '-1' };
  expect(() => readConfig(wrong)).toThrow(/PORT: .*\n.*DATABASE_URL: .*\n.*LOG_LEVEL: .*\n.*SESSION_HOURS: /);
  expect(() => readConfig(wrong)).not.toThrow(/secret|loud/);
});

it('pages go to Redis sealed or not at all', () => {
  const secret = 'ab'.repeat(32);
  expect(readConfig({}).sharedPages).toBeNull();
  expect(readConfig({ SECRETS_KEY: secret }).sharedPages).toBeNull();
  const shared = readConfig({ REDIS_URL: 'redis://127.0.0.1:6379', SECRETS_KEY: secret }).sharedPages;
  expect(shared?.keys).toEqual([Buffer.from(secret, 'hex')]);
  const rotated = `${'cd'.repeat(32)}, ${secret}`;
  expect(readConfig({ REDIS_URL: 'redis://127.0.0.1:6379', SECRETS_KEY: rotated }).sharedPages?.keys).toEqual([
    Buffer.from('cd'.repeat(32), 'hex'),
    Buffer.from(secret, 'hex'),
  ]);
  expect(() => readConfig({ REDIS_URL: 'redis://127.0.0.1:6379' })).toThrow(/SECRETS_KEY: is needed with REDIS_URL/);
  expect(() => readConfig({ AUDIT_CHECKPOINTS: '/x' })).toThrow(/SECRETS_KEY: is needed with AUDIT_CHECKPOINTS/);
  expect(readConfig({ AUDIT_CHECKPOINTS: '/x', SECRETS_KEY: secret }).auditCheckpoints?.path).toBe('/x');
  expect(() => readConfig({ REDIS_URL: 'http://x', SECRETS_KEY: 'short' })).toThrow(/REDIS_URL: .*\n.*SECRETS_KEY: /);
  expect(() => readConfig({ PAGE_SECRET: secret })).toThrow(/PAGE_SECRET: is called SECRETS_KEY/);
});

it('a secret may stand in a file, which is told of when it cannot be read, and never shown', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mailroom-secrets-'));
  const file = join(folder, 'url');
  await writeFile(file, 'postgresql://a:secret@127.0.0.1/c\n');
  expect(readConfig({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgresql://a:secret@127.0.0.1/c');
  expect(() => readConfig({ DATABASE_URL_FILE: join(folder, 'gone') })).toThrow(
    'DATABASE_URL_FILE: names a file that cannot be read (ENOENT)',
  );
  const twice = { DATABASE_URL_FILE: file, DATABASE_URL: 'postgresql://b:secret@127.0.0.1/c' };
  expect(() => readConfig(twice)).toThrow(/DATABASE_URL_FILE: is set as well/);
  await writeFile(file, 'secret');
  expect(() => readConfig({ DATABASE_URL_FILE: file })).toThrow(/DATABASE_URL: must be/);
  expect(() => readConfig({ DATABASE_URL_FILE: file })).not.toThrow(/secret/);
  await rm(folder, { recursive: true });
});

it('a certificate that TLS cannot be spoken with is found at the start', () => {
  const pair = { FHIR_CERTIFICATE: 'secret', FHIR_CERTIFICATE_KEY: 'secret' };
  expect(() => readConfig(pair)).toThrow(/FHIR_CERTIFICATE: must be a certificate/);
  expect(() => readConfig({ FHIR_CERTIFICATE_KEY: 'secret' })).toThrow(/FHIR_CERTIFICATE: must be a certificate/);
  expect(() => readConfig({ FHIR_CA: 'secret', FHIR_AUTHORIZATION: 'secret' })).toThrow(
    /FHIR_AUTHORIZATION: .*\n.*FHIR_CA: must be/,
  );
  expect(() => readConfig({ ...pair, FHIR_CA: 'secret', FHIR_AUTHORIZATION: 'secret' })).not.toThrow(/secret/);
  const { identity } = readConfig({ FHIR_BASE_URL: 'https://a.test/fhir', FHIR_AUTHORIZATION: 'Bearer x' }).outgoing;
  expect(identity).toEqual({ origin: 'https://a.test', authorization: 'Bearer x', certificate: null });
});

it.each(['http://clerk@proxy.test', 'http://:secret@proxy.test', 'http://clerk:se%cret@proxy.test'])(
  'a proxy that could not be told who asks is found at the start: %s',
  (proxy) => {
    expect(() => readConfig({ FHIR_PROXY_URL: proxy })).toThrow(/FHIR_PROXY_URL: must have both/);
    expect(() => readConfig({ FHIR_PROXY_URL: proxy })).not.toThrow(/clerk|se%?cret/);
    for (const fine of ['http://proxy.test', 'http://clerk:se%25cret@proxy.test']) {
      expect(readConfig({ FHIR_PROXY_URL: fine }).outgoing.proxyUrl).toBe(fine);
    }
  },
);

it('trusted proxies are addresses and ranges, and never everybody', () => {
  expect(readConfig({}).trustedProxies).toEqual([]);
  const listed = '10.0.0.1, 10.1.0.0/16,2001:db8::/32';
  expect(readConfig({ TRUSTED_PROXIES: listed }).trustedProxies).toEqual(['10.0.0.1', '10.1.0.0/16', '2001:db8::/32']);
  for (const wrong of ['proxy', '10.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0.1/', 'true', '1', '10.0.0.1,']) {
    expect(() => readConfig({ TRUSTED_PROXIES: wrong })).toThrow(/TRUSTED_PROXIES: must be addresses or ranges/);
  }
});
