import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Effect } from '../../src/model/effect.entity.ts';
import { openVersions, type Versions } from '../open-versions.ts';
import { type DemoHospital, startDemoHospital } from '../start-demo-hospital.ts';
import { type Disguise, deliverEffect, drawSchedule } from './play-schedule.ts';
import { BATCHES } from './run-schedules.ts';

/** `npm run prove:delivery` plays hundreds; these fit into `npm test`. */
const SCHEDULES = Math.ceil(Number(process.env['SCHEDULES'] ?? 12) / 4);
const FIRST_SEED = Number(process.env['FIRST_SEED'] ?? 1);
const seeds = Array.from({ length: SCHEDULES }, (_, index) => FIRST_SEED + index);

/** Timeouts far below those of the product, so that answers come too late often. */
const timeouts = { readMilliseconds: 150, searchMilliseconds: 150, writeMilliseconds: 150 };

let hospital: DemoHospital;
let versions: Versions;
beforeAll(async () => {
  hospital = await startDemoHospital();
  versions = await openVersions(hospital, { timeouts });
});
afterAll(async () => {
  await versions[Symbol.asyncDispose]();
  await hospital[Symbol.asyncDispose]();
});
beforeEach(() => hospital.forget());

/** In which order two or three versions are filed, whether at once, and what becomes of the newest. */
const storyOf = fc.record({
  numbers: fc.oneof(fc.shuffledSubarray([1, 2], { minLength: 2 }), fc.shuffledSubarray([1, 2, 3], { minLength: 3 })),
  isAtOnce: fc.boolean(),
  recall: fc.constantFrom('none', 'restore', 'leave'),
});

const honest: Disguise = (client) => client;

/** What stands wrong in the chart after the story of a seed; nothing if one version is current, the one that should be. */
const tell = async (seed: number, disguise: Disguise): Promise<string[]> => {
  const [story] = fc.sample(storyOf, { seed, numRuns: 1 });
  if (!story) throw new Error('a story was drawn');
  const schedule = drawSchedule(seed);
  const { receive, decide, recall, effectOf, em, app, facility, standing } = versions;
  const isBatch = seed % 3 === 0;
  const calm = async () => {
    await hospital.draw(null);
    await hospital.behave(isBatch ? BATCHES.calmed : null);
  };
  const deliver = async (effectId: string) => {
    for (let state = (await effectOf(effectId)).state; state !== 'confirmed'; ) {
      await deliverEffect({ app: app(), facilityId: facility.facilityId, effectId, schedule, disguise, calm });
      ({ state } = await effectOf(effectId));
      // What the server refused, a clerk tries again.
      if (state === 'refused') await em().nativeUpdate(Effect, effectId, { state: 'unknown', settledAt: null });
    }
  };
  const stir = async (what: string) => {
    if (isBatch) await hospital.behave(BATCHES.on(seed));
    await hospital.draw({ seed: `${seed}:${what}`, share: schedule.faultShare, longestMilliseconds: 250 });
  };
  const filings = new Map<number, string>();
  const set = `set-${seed}-${crypto.randomUUID()}`;
  for (const number of story.numbers) filings.set(number, await decide(await receive({ set, number })));
  await stir('file');
  if (story.isAtOnce) await Promise.all([...filings.values()].map(deliver));
  else for (const filing of filings.values()) await deliver(filing);
  const newest = Math.max(...story.numbers);
  if (story.recall !== 'none') {
    const recalling = await recall(filings.get(newest) ?? '', story.recall === 'restore');
    await stir('recall');
    await deliver(recalling);
  }
  await calm();
  await hospital.settle();
  const shallBe = story.numbers
    .toSorted((one, other) => one - other)
    .map((number) => {
      if (number === newest) return story.recall === 'none' ? 'current' : 'entered-in-error';
      return number === newest - 1 && story.recall === 'restore' ? 'current' : 'superseded';
    });
  const found = await standing(
    ...story.numbers.toSorted((one, other) => one - other).map((number) => filings.get(number) ?? ''),
  );
  return found.join() === shallBe.join() ? [] : [`schedule ${seed}: ${found.join()} instead of ${shallBe.join()}`];
};

const tellAll = async (disguise: Disguise): Promise<string[]> => {
  const wrong: string[] = [];
  for (const seed of seeds) wrong.push(...(await tell(seed, disguise)));
  return wrong;
};

it(`${SCHEDULES} schedules of faults and kills: of each document one version is current, whatever is filed when, recalled or restored`, {
  timeout: 60_000 * SCHEDULES,
}, async () => {
  expect(await tellAll(honest)).toEqual([]);
});

/** What is lost on the way it takes for done, and here everything about earlier versions is: no luck of a schedule is needed. */
const unasked: Disguise = (client) => ({
  ...client,
  markVersion: async () => ({ outcome: 'confirmed', entries: [] }),
});

it('the canary: a sender that does not ask what became of the earlier version leaves two current', {
  timeout: 600_000,
}, async () => {
  expect(await tellAll(unasked)).not.toEqual([]);
});
