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
