// Loaded before V2's own script: takes the time of a request's parts, from outside of the product.
import { subscribe } from 'node:diagnostics_channel';
import { ListWorklistOutput } from '@mailroom/contracts';
import pg from 'pg';
import type { RequestTimes } from '../measure/measure-spans.ts';

type Part = 'session' | 'page';

const times: RequestTimes[] = [];
/** The one request that runs: spans are taken with one client. */
let current: { startedAt: number; json: number; zod: number; pageEndedAt: number; readMilliseconds: number } & Record<
  Part,
  number
> = { startedAt: 0, json: 0, zod: 0, pageEndedAt: 0, readMilliseconds: 0, session: 0, page: 0 };

subscribe('http.server.request.start', () => {
  current = { startedAt: performance.now(), json: 0, zod: 0, pageEndedAt: 0, readMilliseconds: 0, session: 0, page: 0 };
});
subscribe('http.server.response.finish', () => {
  const { startedAt, json, zod, session, page, readMilliseconds } = current;
  times.push({ total: performance.now() - startedAt, json, zod, session, page, read: readMilliseconds });
});

let depth = 0;
const timeJson = <Args extends unknown[], Result>(run: (...args: Args) => Result) =>
  function timed(...args: Args): Result {
    depth += 1;
    const startedAt = performance.now();
    try {
      return run(...args);
    } finally {
      depth -= 1;
      if (depth === 0) current.json += performance.now() - startedAt;
    }
  };
// The replacements take and give what they replace.
JSON.stringify = timeJson(JSON.stringify) as typeof JSON.stringify;
JSON.parse = timeJson(JSON.parse);

const parse = ListWorklistOutput.parse.bind(ListWorklistOutput);
// Before the router takes hold of it.
ListWorklistOutput.parse = (...args: Parameters<typeof parse>) => {
  const startedAt = performance.now();
  if (current.pageEndedAt > 0) current.readMilliseconds = startedAt - current.pageEndedAt;
  try {
    return parse(...args);
  } finally {
    current.zod += performance.now() - startedAt;
  }
};

const PARTS: readonly (readonly [name: string, part: Part])[] = [
  ['open_session', 'session'],
  ['list_worklist', 'page'],
];

interface RoundTrip {
  readonly startedAt: number;
  part: Part | null;
}
const roundTrips = new WeakMap<object, RoundTrip>();

const endRoundTrip = ({ startedAt, part }: RoundTrip): void => {
  if (part === null) return;
  const endedAt = performance.now();
  current[part] += endedAt - startedAt;
  if (part === 'page') current.pageEndedAt = endedAt;
};

// `query` has many forms; Mailroom's reads use two of them: a text, and a named statement.
const query = pg.Client.prototype.query as (this: unknown, ...args: unknown[]) => unknown;
Object.assign(pg.Client.prototype, {
  query(this: object, ...args: unknown[]): unknown {
    const [asked] = args;
    if (typeof asked === 'string' && asked.startsWith('begin')) {
      roundTrips.set(this, { startedAt: performance.now(), part: null });
    }
    const trip = roundTrips.get(this);
    if (trip && typeof asked === 'object' && asked !== null && 'name' in asked) {
      trip.part = PARTS.find(([name]) => String(asked.name).startsWith(name))?.[1] ?? trip.part;
    }
    const answered = query.apply(this, args);
    if (trip && asked === 'commit' && answered instanceof Promise) void answered.then(() => endRoundTrip(trip));
    return answered;
  },
});

process.on('message', (message) => {
  if (typeof message !== 'object' || message === null || !('spans' in message)) return;
  process.send?.({ answer: times.splice(0) });
});
