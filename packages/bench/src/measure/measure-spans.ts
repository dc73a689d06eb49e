import { z } from 'zod';
import { median } from '../figures.ts';
import { ask, type Place, startVariant } from '../start-variant.ts';
import type { Variant } from '../variants.ts';
import type { Workplace } from './measure-variants.ts';
import { trackStatements } from './track-statements.ts';

/** Of one request, in milliseconds: round trips to the database, and what happened in Node. */
const RequestTimes = z.object({
  total: z.number(),
  session: z.number(),
  page: z.number(),
  read: z.number(),
  zod: z.number(),
  json: z.number(),
});
export type RequestTimes = z.infer<typeof RequestTimes>;

/** A part of V2's request. */
export interface Span {
  readonly title: string;
  readonly milliseconds: number;
  readonly share: number;
}

/** Takes a request apart; what no span claims is the transport's. The largest stands first. */
export const spansOf = (times: readonly RequestTimes[], statementMilliseconds: number): Span[] => {
  const of = (key: keyof RequestTimes) => median(times.map((time) => time[key]));
  const total = of('total');
  const known: [title: string, milliseconds: number][] = [
    ['session look-up', of('session')],
    ['the page’s statement inside PostgreSQL', Math.min(statementMilliseconds, of('page'))],
    ['driver, tenancy and round trip of the page', Math.max(0, of('page') - statementMilliseconds)],
    ['load plan reads the rows', of('read')],
    ['zod checks the output', of('zod')],
    ['JSON', of('json')],
  ];
  const rest = total - known.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
  return [...known, ['tRPC, Express and HTTP', rest] as const]
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
  const { milliseconds } = await trackStatements(database.superuserUrl, REQUESTS, shoot);
  return spansOf(times, milliseconds);
};
