import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '../src/platform/local/free-port.ts';

/** Whether this machine has a Redis server; `.ci/run` installs Debian's. */
export const isRedisInstalled = spawnSync('redis-server', ['--version']).status === 0;

/** A Redis server of one's own, in memory only. */
interface TestRedis extends AsyncDisposable {
  readonly url: string;
  /** For looking at what is really there. */
  readonly client: Redis;
}

const untilItAnswers = async (client: Redis): Promise<void> => {
  while ((await client.ping().catch(() => null)) !== 'PONG') await sleep(20);
};

export const startTestRedis = async (): Promise<TestRedis> => {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', args, { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: 0 });
  client.on('error', () => {});
  await untilItAnswers(client);
  return {
    url,
    client,
    async [Symbol.asyncDispose]() {
      client.disconnect();
      if (server.exitCode !== null || server.signalCode !== null) return;
      const gone = once(server, 'exit');
      server.kill();
      await gone;
    },
  };
};
