import type { ListWorklistInput } from '@mailroom/contracts';
import { ListWorklistOutput } from '@mailroom/contracts';
import { z } from 'zod';
import { ratioOver, type Spread } from '../figures.ts';
import { worklistInput } from '../question.ts';
import { ask, type StartedVariant } from '../start-variant.ts';
import { type PageCall, procedureCall, procedureCalls } from '../variants.ts';
import type { Workplace } from './measure-variants.ts';
import { trackStatements } from './track-statements.ts';

/** A question beside the page's, as a ratio to the page's own time. */
export interface Beside {
  readonly name: string;
  readonly title: string;
  readonly p50: number;
  readonly request: Spread;
  /** Of the time inside PostgreSQL, session apart. */
  readonly statement: number;
}

const Batch = z.tuple([z.object({ result: z.object({ data: ListWorklistOutput }) })]);

const LARGEST_PAGE = 200;
/** Page 500, or the deepest full page where there are fewer. */
const DEEP_PAGE = 500;

/** Walks as a client does, and stops at the last whole page that was found. */
const walk = async ({ url, cookie }: StartedVariant): Promise<{ cursor: string | null; page: number }> => {
  let cursor: string | null = null;
  let walked = 0;
  const wanted = (DEEP_PAGE - 1) * worklistInput.limit;
  while (walked < wanted) {
    const limit = Math.min(LARGEST_PAGE, wanted - walked);
    const input: ListWorklistInput = { ...worklistInput, limit, cursor };
    const answer = await ask(url, procedureCall('worklist.listWorklist', input, cookie));
    const [{ result }] = Batch.parse(JSON.parse(answer));
    if (result.data.nextCursor === null) break;
    cursor = result.data.nextCursor;
    walked += limit;
  }
  return { cursor, page: walked / worklistInput.limit + 1 };
};

interface Question {
  readonly name: string;
  readonly title: string;
  readonly call: PageCall;
}

const questionsOf = async (v2: StartedVariant): Promise<Question[]> => {
  const { cookie } = v2;
  const list = (change: Partial<ListWorklistInput>) =>
    procedureCall('worklist.listWorklist', { ...worklistInput, ...change }, cookie);
  const { cursor, page } = await walk(v2);
  return [
    { name: 'deep-page', title: `Page ${page}`, call: list({ cursor }) },
    { name: 'counts', title: 'Counts per status', call: procedureCall('worklist.countByStatus', {}, cookie) },
    {
      name: 'page-with-counts',
      title: 'Page 1 and counts per status in one request, as the screen asks',
      call: procedureCalls({ 'worklist.listWorklist': worklistInput, 'worklist.countByStatus': {} }, cookie),
    },
    { name: 'two-words', title: 'Patient search, two words', call: list({ patientName: 'le goff' }) },
    { name: 'three-letters', title: 'Patient search, three letters', call: list({ patientName: 'mar' }) },
    { name: 'accents', title: 'Patient search, accents', call: list({ patientName: 'Éloïse' }) },
  ];
};

const COUNTED_REQUESTS = 20;

/** Pages of V2 that are not the first one, and what stands beside the list, measured in turn with the first page. */
export const measureBeside = async (workplace: Workplace, v2: StartedVariant): Promise<readonly Beside[]> => {
  const { load, pace, database, say } = workplace;
  say('Measuring the deep page, counts and patient search …');
  const questions: Question[] = [{ name: 'page', title: 'Page 1', call: v2.call }, ...(await questionsOf(v2))];
  const p50s = new Map(questions.map(({ name }): [string, number[]] => [name, []]));
  for (let round = 0; round < pace.rounds; round += 1) {
    for (const { name, call } of questions) {
      const aim = { connections: 1, milliseconds: pace.aloneMilliseconds };
      p50s.get(name)?.push((await load.shoot({ url: v2.url, call }, aim)).p50);
    }
  }
  const statements = new Map<string, number>();
  for (const { name, call } of questions) {
    const { milliseconds } = await trackStatements(database.superuserUrl, COUNTED_REQUESTS, () => ask(v2.url, call));
    statements.set(name, milliseconds);
  }
  const ofPage = p50s.get('page') ?? [];
  return questions.slice(1).map(({ name, title }) => ({
    name,
    title,
    p50: Math.min(...(p50s.get(name) ?? [])),
    request: ratioOver(p50s.get(name) ?? [], ofPage),
    statement: (statements.get(name) ?? Number.NaN) / (statements.get('page') ?? Number.NaN),
  }));
};
