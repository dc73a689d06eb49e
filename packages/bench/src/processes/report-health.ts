// Loaded before the product's own script: tells of memory that is really in use, and of waits for a connection.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';

setFlagsFromString('--expose-gc');
// What the flag exposes in a new context.
const collectGarbage = runInNewContext('gc') as () => void;

let waits = 0;
let longestWaitMilliseconds = 0;
let lastWaitSeconds = 0;
let mostConnections = 0;
// pg's overloads, as whoever hands on its arguments calls them.
const connect = pg.Pool.prototype.connect as (this: pg.Pool, ...args: unknown[]) => unknown;
Object.assign(pg.Pool.prototype, {
  connect(this: pg.Pool, ...args: unknown[]): unknown {
    const isExhausted = this.idleCount === 0 && this.totalCount >= this.options.max;
    const startedAt = performance.now();
    const connecting = connect.apply(this, args);
    if (connecting instanceof Promise) {
      const note = () => {
        mostConnections = Math.max(mostConnections, this.totalCount);
        if (!isExhausted) return;
        waits += 1;
        lastWaitSeconds = process.uptime();
        longestWaitMilliseconds = Math.max(longestWaitMilliseconds, performance.now() - startedAt);
      };
      void connecting.then(note, note);
    }
    return connecting;
  },
});

process.on('message', (message) => {
  if (typeof message !== 'object' || message === null || !('health' in message)) return;
  collectGarbage();
  const { heapUsed, external, rss } = process.memoryUsage();
  const usedMegabytes = (heapUsed + external) / 1e6;
  const ofPool = { waits, longestWaitMilliseconds, lastWaitSeconds, mostConnections };
  process.send?.({ answer: { usedMegabytes, residentMegabytes: rss / 1e6, ...ofPool } });
});
