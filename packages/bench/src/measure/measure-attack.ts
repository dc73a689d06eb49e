import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Pace } from '../arguments.ts';
import { WAVES, type WaveName } from '../attack/waves.ts';
import { percentile } from '../figures.ts';
import { type StartedProcess, startProcess } from '../processes/start-process.ts';
import { worklistInput } from '../question.ts';
import { askPage, type Place, type StartedVariant, signIn, startVariant } from '../start-variant.ts';
import { CACHED, chooseVariants, procedureCall } from '../variants.ts';
import type { Workplace } from './measure-variants.ts';
import { inCopy, withClient } from './scratch-copy.ts';

/** One kind of attack, and what somebody else who looks at the list sees of it. Times in milliseconds. */
export interface Attack {
  readonly title: string;
  readonly quietP99: number;
  readonly p99: number;
  /** Requests of the list that were no page, quiet or not. */
  readonly failures: number;
  /** How often each status was answered to the attacker. */
  readonly answers: Readonly<Record<string, number>>;
  readonly residentMegabytes: number;
}

/** More than one list in a hundred has to be made, or p99 would say now that one is made and now that one is kept. */
const [LISTS_PER_SECOND, WRITES_PER_SECOND] = [100, 10];
/** Of each time, quiet or not: three hundred lists. */
const MILLISECONDS = 3000;
/** p99 is made of the few worst lists, which takes more of them than a median does. */
const TIMES_PER_ROUND = 2;
const SETTLE_WITHIN_MILLISECONDS = 120_000;
const LOOK_MILLISECONDS = 250;

const Lists = z.object({ latencies: z.array(z.number()), failures: z.record(z.string(), z.int()) });
type Lists = z.infer<typeof Lists>;
const Answers = z.record(z.string(), z.int());
const Usage = z.object({ residentMegabytes: z.number() });

/** The product, somebody who looks at the list, and who attacks. */
interface Scene {
  readonly pace: Pace;
  readonly api: StartedVariant;
  readonly lists: StartedProcess;
  readonly attacker: StartedProcess;
  readonly attackerCookie: string;
  readonly documentIds: readonly string[];
  readonly place: Place;
  readonly superuserUrl: string;
}

const lookAtList = async ({ api, lists, place, documentIds }: Scene): Promise<Lists> => {
  const { databaseUrl, facilityId } = place;
  const order = {
    url: api.url,
    calls: [procedureCall('worklist.listWorklist', worklistInput, api.cookie)],
    callsPerSecond: LISTS_PER_SECOND,
    milliseconds: MILLISECONDS,
    tabs: 0,
    stream: { path: '', headers: {} },
    writes: { databaseUrl, facilityId, documentIds, perSecond: WRITES_PER_SECOND },
  };
  return Lists.parse(await lists.ask(order));
};

/** Waits until the worker has done what it was given: the quiet time is to be quiet. */
const settle = async ({ superuserUrl }: Scene): Promise<void> => {
  const until = performance.now() + SETTLE_WITHIN_MILLISECONDS;
  const underWay = () =>
    withClient(superuserUrl, async (client) => {
      const { rowCount } = await client.query(
        "select from pgboss.job where name in ('read-document', 'read-narrative') and state in ('created', 'active')",
      );
      return rowCount ?? 0;
    });
  while ((await underWay()) > 0) {
    if (performance.now() > until) throw new Error('What the attack sent is still being read after two minutes.');
    await sleep(LOOK_MILLISECONDS);
  }
};

const strike = async (scene: Scene, wave: WaveName): Promise<[Lists, z.infer<typeof Answers>]> => {
  const { api, attacker, attackerCookie, documentIds } = scene;
  const order = {
    attacker: { url: api.url, cookie: attackerCookie, documentId: documentIds[0] },
    wave,
    milliseconds: MILLISECONDS,
  };
  const [seen, answers] = await Promise.all([lookAtList(scene), attacker.ask(order)]);
  return [seen, Answers.parse(answers)];
};

const add = (left: Readonly<Record<string, number>>, right: Readonly<Record<string, number>>) => {
  const sum: Record<string, number> = { ...left };
  for (const [key, count] of Object.entries(right)) sum[key] = (sum[key] ?? 0) + count;
  return sum;
};

/** Quiet and attacked in turn, so that what slows the machine for a while slows both. */
const measureWave = async (scene: Scene, wave: WaveName): Promise<Attack> => {
  const quiet: Lists[] = [];
  const attacked: Lists[] = [];
  let answers: Record<string, number> = {};
  for (let time = 0; time < scene.pace.rounds * TIMES_PER_ROUND; time += 1) {
    quiet.push(await lookAtList(scene));
    const [seen, given] = await strike(scene, wave);
    attacked.push(seen);
    answers = add(answers, given);
    await settle(scene);
  }
  const missed = WAVES[wave].lands.filter((expected) => !Object.keys(answers).some((answer) => expected.test(answer)));
  if (missed.length > 0) throw new Error(`The attack ${wave} did not land: no answer is ${missed.join(' or ')}.`);
  const p99 = (all: readonly Lists[]) =>
    percentile(
      all.flatMap(({ latencies }) => latencies),
      0.99,
    );
  const failures = [...quiet, ...attacked].flatMap((one) => Object.values(one.failures));
  return {
    title: WAVES[wave].title,
    quietP99: p99(quiet),
    p99: p99(attacked),
    failures: failures.reduce((sum, count) => sum + count, 0),
    answers,
    ...Usage.parse(await scene.api.process.ask({ usage: true })),
  };
};

const startWorker = ({ databaseUrl, fhirUrl, folder }: Place): Promise<StartedProcess> =>
  startProcess({
    script: '../../api/src/worker.ts',
    environment: {
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      FHIR_BASE_URL: fhirUrl,
      MAILROOM_FOLDER: folder,
      LOG_LEVEL: 'fatal',
    },
  });

/** A colleague of whoever looks at the list. */
const findColleague = (superuserUrl: string, { facilityId, userId }: Place): Promise<string> =>
  withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'select user_id as id from membership where facility_id = $1 and user_id <> $2 order by user_id limit 1',
      [facilityId, userId],
    );
    if (!rows[0]) throw new Error('Nobody else works at the facility.');
    return rows[0].id;
  });

interface Attacked {
  readonly waves: readonly WaveName[];
  /** The canary: the product without its limit of JSON. */
  readonly isLimitLifted: boolean;
}

const inPlace = async (
  { pace, say }: Workplace,
  { place, superuserUrl }: Pick<Scene, 'place' | 'superuserUrl'>,
  { waves, isLimitLifted }: Attacked,
): Promise<readonly Attack[]> => {
  const variant = chooseVariants([CACHED]).find(({ name }) => name === CACHED);
  if (!variant) throw new Error(`There is no ${CACHED}.`);
  const lifted = isLimitLifted ? ['processes/lift-json-limit.ts'] : [];
  await using api = await startVariant(variant, place, ['processes/report-usage.ts', ...lifted]);
  await using beside = new AsyncDisposableStack();
  beside.use(await startWorker(place));
  await using lists = await startProcess({ script: 'processes/steady-load.ts' });
  await using attacker = await startProcess({ script: 'processes/attack.ts' });
  const { facilityId } = place;
  const attackerCookie = await signIn(api.url, { facilityId, userId: await findColleague(superuserUrl, place) });
  const documentIds = (await askPage(api)).page.rows.map(({ id }) => id);
  const scene = { pace, api, lists, attacker, attackerCookie, documentIds, place, superuserUrl };
  // Connections are opened and plans made before anything is measured.
  await lookAtList(scene);
  const found: Attack[] = [];
  for (const wave of waves) {
    const one = await measureWave(scene, wave);
    say(`  ${one.title}: p99 ${one.p99.toFixed(1)} ms, quiet ${one.quietP99.toFixed(1)} ms`);
    found.push(one);
  }
  return found;
};

/** What each kind of attack does to somebody else's list, in a copy of the database and a folder that are thrown away. */
export const measureAttack = async (
  workplace: Workplace,
  ofBench: Place,
  attacked: Attacked,
): Promise<readonly Attack[]> => {
  workplace.say('Attacking, with and without somebody who looks at the list …');
  const folder = join(ofBench.folder, 'attacked');
  try {
    return await inCopy(workplace.database, 'attacked', ({ superuserUrl, databaseUrl, benchUrl }) =>
      inPlace(workplace, { place: { ...ofBench, databaseUrl, benchUrl, folder }, superuserUrl }, attacked),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
