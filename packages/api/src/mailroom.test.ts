import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const run = (args: string[], environment: NodeJS.ProcessEnv = {}) => {
  const mailroom = fileURLToPath(new URL('./mailroom.ts', import.meta.url));
  const env = { ...process.env, ...environment };
  const { status, stderr } = spawnSync(process.execPath, [mailroom, ...args], { env, encoding: 'utf8' });
  return { status, stderr };
};

it('a command that does not exist is answered with the usage and exit code 2', () => {
  const { status, stderr } = run(['recieve']);
  expect(stderr).toMatch(/^There is no command recieve\.\n\nUsage: /);
  expect(status).toBe(2);
});

it('a role that does not exist is answered with those that do', () => {
  const { status, stderr } = run(['invite', 'north', 'boss']);
  expect(stderr).toMatch(/^invite needs a role: clerk, nurse, supervisor, administrator, auditor\.\n\nUsage: /);
  expect(status).toBe(2);
});

it('a database that refuses is one sentence and exit code 1', () => {
  const refusing = { DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c' };
  for (const command of ['receive', 'check-schema', 'migrate']) {
    expect(run([command, fileURLToPath(import.meta.url)], refusing)).toEqual({
      status: 1,
      stderr: 'The database of DATABASE_URL refuses (ECONNREFUSED). Is it running?\n',
    });
  }
});
