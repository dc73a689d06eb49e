import { z } from 'zod';
import { median } from '../figures.ts';
import { ask, type Place, startVariant } from '../start-variant.ts';
import type { Variant } from '../variants.ts';
import type { Workplace } from './measure-variants.ts';
import { type StatementCosts, trackStatements } from './track-statements.ts';

/** Of one request, in milliseconds: waiting for the database, and what happened in Node. */
const RequestTimes = z.object({ total: z.number(), database: z.number(), zod: z.number(), json: z.number() });
export type RequestTimes = z.infer<typeof RequestTimes>;

/** A part of V2's request. */
export interface Span {
  readonly title: string;
  readonly milliseconds: number;
  readonly share: number;
}

type Inside = Pick<StatementCosts, 'milliseconds' | 'sessionMilliseconds'>;

/** Takes a request apart; what no span claims is the transport's. The largest stands first. */
export const spansOf = (times: readonly RequestTimes[], inside: Inside): Span[] => {
  const of = (key: keyof RequestTimes) => median(times.map((time) => time[key]));
  const [total, database] = [of('total'), of('database')];
  // Means of PostgreSQL beside medians of Node: they may come to more than the round trips that they are part of.
  const page = Math.min(inside.milliseconds, database);
  const session = Math.min(inside.sessionMilliseconds, database - page);
  const known: [title: string, milliseconds: number][] = [
    ['the page’s statement inside PostgreSQL', page],
    ['session and tenancy inside PostgreSQL', session],
    ['driver and round trips to PostgreSQL', database - page - session],
    ['zod checks the output', of('zod')],
    ['JSON', of('json')],
  ];
  const rest = total - known.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
  return [...known, ['HTTP, routing and rows', rest] as const]
    .map(([title, milliseconds]) => ({ title, milliseconds, share: milliseconds / total }))
    .toSorted((left, right) => right.milliseconds - left.milliseconds);
};

const WARM_UP_REQUESTS = 300;
const REQUESTS = 300;

/** Where the time of V2's page goes, with one client. Taking the parts costs some time itself. */
export const measureSpans = async (
  { database, say }: Pick<Workplace, 'database' | 'say'>,
  v2: Variant,
  place: Place,
): Promise<readonly Span[]> => {
  say('Taking a request apart …');
  await using started = await startVariant(v2, place, ['processes/trace-spans.ts']);
  const shoot = () => ask(started.url, started.call);
  for (let n = 0; n < WARM_UP_REQUESTS; n += 1) await shoot();
  await started.process.ask({ spans: true });
  for (let n = 0; n < REQUESTS; n += 1) await shoot();
  const times = RequestTimes.array().parse(await started.process.ask({ spans: true }));
  return spansOf(times, await trackStatements(database.superuserUrl, REQUESTS, shoot));
};
