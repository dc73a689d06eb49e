import { expect, it } from 'vitest';
import type { FhirClient } from '../../src/platform/fhir/fhir-client.ts';
import { FhirRefused } from '../../src/platform/fhir/fhir-error.ts';
import type { Disguise } from './play-schedule.ts';
import { BATCHES, LOOK_UPS_FAIL, runSchedules, type ServerKind } from './run-schedules.ts';

/** `npm run prove:delivery` plays a thousand; these fit into `npm test`. */
const SCHEDULES = Number(process.env['SCHEDULES'] ?? 25);
const FIRST_SEED = Number(process.env['FIRST_SEED'] ?? 1);
const seeds = Array.from({ length: SCHEDULES }, (_, index) => FIRST_SEED + index);

it(`${SCHEDULES} schedules of faults and kills: each filed document is in its chart once, rejected and recalled ones in none`, {
  timeout: 30_000 * SCHEDULES,
}, async () => {
  const { wrong, ...tally } = await runSchedules({ seeds });
  process.stdout.write(
    `${tally.schedules} schedules, ${tally.requests} requests, ${tally.faults} of them with a fault\n`,
  );
  expect(wrong).toEqual([]);
  expect(tally.faults).toBeGreaterThan(SCHEDULES / 2);
});

/** Sends as if nobody had heard of effect keys: nothing is asked, and nothing is created only if it is not there. */
const withoutEffectKey: Disguise = (client: FhirClient): FhirClient => {
  let isAnswered = false;
  return {
    ...client,
    findByEffectKey: async (type, key, asked) => {
      // It learns where its own document went, and looks for none of an earlier attempt.
      const found = isAnswered ? await client.findByEffectKey(type, key, asked) : [];
      return found.slice(0, 1);
    },
    sendTransaction: async ({ entry, ...bundle }, asked) => {
      const unconditional = entry.map(({ request: { method, url }, ...one }) => ({ ...one, request: { method, url } }));
      const delivery = await client.sendTransaction({ ...bundle, entry: unconditional }, asked);
      isAnswered = delivery.outcome === 'confirmed';
      return delivery;
    },
  };
};

it('the canary: a sender without the effect key files twice', { timeout: 600_000 }, async () => {
  const { wrong } = await runSchedules({ seeds: seeds.slice(0, 25), disguise: withoutEffectKey });
  expect(wrong.some((sentence) => /filed \d times instead of once/.test(sentence))).toBe(true);
});

/** Fewer of each: what is asked here is how the server answers, not where the worker dies. */
const OF_EACH_KIND = Math.ceil(SCHEDULES / 12);
/** Whether there is time for canaries that take as long as what they guard: not in `npm test`. */
const HAS_TIME = SCHEDULES >= 100;

const FIRST_OF_EACH = seeds.slice(0, OF_EACH_KIND);

it.each<[string, ServerKind]>([
  ['runs transactions as batches', BATCHES],
  ['answers most questions with an error', LOOK_UPS_FAIL],
])(
  `${OF_EACH_KIND} schedules with a server that %s: each filed document is in its chart once, with its bytes`,
  {
    timeout: 60_000 * OF_EACH_KIND,
  },
  async (_kind, server) => {
    expect((await runSchedules({ seeds: FIRST_OF_EACH, server })).wrong).toEqual([]);
  },
);

/** Takes a reference for the whole document. */
const withoutReadingBack: Disguise = (client) => ({ ...client, readBytes: () => Promise.resolve('same') });

it.runIf(HAS_TIME)(
  'the canary: a sender that reads no bytes back files documents without them',
  { timeout: 600_000 },
  async () => {
    const { wrong } = await runSchedules({ seeds: FIRST_OF_EACH, server: BATCHES, disguise: withoutReadingBack });
    expect(wrong).toContainEqual(expect.stringContaining('filed without its bytes'));
  },
);

/** Takes a question that fails for the answer to what it sent. */
const concludingFromSilence: Disguise = (client) => ({
  ...client,
  findByEffectKey: (...asked) => client.findByEffectKey(...asked).catch(() => []),
  sendTransaction: async (bundle, asked) => {
    const delivery = await client.sendTransaction(bundle, asked);
    try {
      await client.readPatient('anybody', asked);
    } catch (error) {
      if (error instanceof FhirRefused) return { outcome: 'refused', status: error.status, issues: [] };
    }
    return delivery;
  },
});

it.runIf(HAS_TIME)(
  'the canary: a sender that concludes from a failed question reports what is filed as refused',
  {
    timeout: 600_000,
  },
  async () => {
    const { wrong } = await runSchedules({
      seeds: FIRST_OF_EACH,
      server: LOOK_UPS_FAIL,
      disguise: concludingFromSilence,
    });
    expect(wrong).toContainEqual(expect.stringContaining('integration-refused'));
  },
);
