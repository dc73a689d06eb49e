// Loaded before V2's own script: takes the time of a request's parts, from outside of the product.
import { subscribe } from 'node:diagnostics_channel';
import { ListWorklistOutput } from '@mailroom/contracts';
import pg from 'pg';
import type { RequestTimes } from '../measure/measure-spans.ts';

type Part = Exclude<keyof RequestTimes, 'total'>;

const times: RequestTimes[] = [];
/** The one request that runs: spans are taken with one client. */
let current: { startedAt: number } & Record<Part, number> = { startedAt: 0, database: 0, json: 0, zod: 0 };

subscribe('http.server.request.start', () => {
  current = { startedAt: performance.now(), database: 0, json: 0, zod: 0 };
});
subscribe('http.server.response.finish', () => {
  const { startedAt, ...parts } = current;
  times.push({ total: performance.now() - startedAt, ...parts });
});

/** Times the outermost call: what it calls itself is its own. */
const timed = <Args extends unknown[], Result>(part: Part, run: (...args: Args) => Result) => {
  let depth = 0;
  return (...args: Args): Result => {
    depth += 1;
    const startedAt = performance.now();
    try {
      return run(...args);
    } finally {
      depth -= 1;
      if (depth === 0) current[part] += performance.now() - startedAt;
    }
  };
};
// The replacements take and give what they replace.
JSON.stringify = timed('json', JSON.stringify) as typeof JSON.stringify;
JSON.parse = timed('json', JSON.parse);
// Before the router takes hold of it.
ListWorklistOutput.parse = timed('zod', ListWorklistOutput.parse.bind(ListWorklistOutput));

/** From the first query of a round trip to the last answer of it. */
let underWay = 0;
let sentAt = 0;
const send = (): void => {
  if (underWay === 0) sentAt = performance.now();
  underWay += 1;
};
const settle = (): void => {
  underWay -= 1;
  if (underWay === 0) current.database += performance.now() - sentAt;
};

/** What settles when a query is answered: `query` gives a promise, or a query of one's own that has one. */
const answerOf = (given: unknown): Promise<unknown> | null => {
  if (given instanceof Promise) return given;
  if (typeof given !== 'object' || given === null || !('answered' in given)) return null;
  return given.answered instanceof Promise ? given.answered : null;
};

// `query` has many forms: each is passed on as it came.
const query = pg.Client.prototype.query as (this: unknown, ...args: unknown[]) => unknown;
Object.assign(pg.Client.prototype, {
  query(this: object, ...args: unknown[]): unknown {
    send();
    const given = query.apply(this, args);
    const answer = answerOf(given);
    if (answer) void answer.then(settle, settle);
    else settle();
    return given;
  },
});

process.on('message', (message) => {
  if (typeof message !== 'object' || message === null || !('spans' in message)) return;
  process.send?.({ answer: times.splice(0) });
});
