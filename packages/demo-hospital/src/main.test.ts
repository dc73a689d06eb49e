import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from 'vitest';

const start = () => fork(path.join(import.meta.dirname, 'main.ts'), ['--port', '0'], { silent: true });

test('the process says when it is ready, and ends when its parent lets go of it', async () => {
  const child = start();
  const [message] = await once(child, 'message');
  expect(message).toEqual({ ready: true, url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/fhir$/) });
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('the process ends cleanly on SIGTERM', async () => {
  const child = start();
  await once(child, 'message');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('with a control port, an adversary stands in front of the server and does as it is told', async () => {
  const child = fork(path.join(import.meta.dirname, 'main.ts'), ['--port', '0', '--control-port', '0'], {
    silent: true,
  });
  // What the process says when it is ready; anything else fails the next line.
  const [{ url, controlUrl }] = (await once(child, 'message')) as [{ url: string; controlUrl: string }];
  expect(controlUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const tell = (script: unknown) =>
    fetch(`${controlUrl}/script`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(script),
    });
  const fault = { kind: 'status', status: 503, isCommitted: false };
  expect((await tell([{ on: 'any', fault: { ...fault, status: 200 } }])).ok).toBe(false);
  expect((await tell([{ on: 'any', fault }])).ok).toBe(true);
  const read = async () => (await fetch(`${url}/Patient?_id=nobody`)).status;
  expect([await read(), await read()]).toEqual([503, 200]);
  expect(await (await fetch(`${controlUrl}/requests`)).json()).toMatchObject([
    { path: '/Patient', fault },
    { fault: null },
  ]);
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});
