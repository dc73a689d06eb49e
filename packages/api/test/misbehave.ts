import { z } from 'zod';
import { answerTasks } from '../src/platform/process/answer-tasks.ts';

// What a pool's process may come to, for the pool's test.
const held: Uint8Array[] = [];

answerTasks(z.strictObject({ what: z.string() }), async ({ what }) => {
  if (what === 'spin') for (;;) held.length = 0;
  if (what === 'swell') for (;;) held.push(new Uint8Array(10_000_000).fill(1));
  if (what === 'abort') process.abort();
  if (what === 'leave') process.exit(0);
  if (what === 'pid') return process.pid;
  if (what === 'environment') return Object.keys(process.env).filter((name) => !name.startsWith('NODE_'));
  return what;
});
