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

it('a file that does not fit is refused place by place, and nothing that stands in it is said', async () => {
  const provider = {
    code: 'Hospital',
    name: 'Hospital',
    issuer: 'http://id.test',
    clientId: 'x',
    clientSecret: ['hush'],
  };
  const refused = readSetUp(fileOf(JSON.stringify({ facilities: [], identityProviders: [provider] })));
  await expect(refused).rejects.toThrow(/identityProviders\.0\.issuer: must be an https address/);
  await expect(refused).rejects.not.toThrow(/hush/);
});

it('a file that is not JSON is refused without a word of it', async () => {
  await expect(readSetUp(fileOf('{ "clientSecret": hush'))).rejects.toThrow(/facilities\.json is not JSON\.$/);
});
