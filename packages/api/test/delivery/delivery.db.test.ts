import { expect, it } from 'vitest';
import type { FhirClient } from '../../src/platform/fhir/fhir-client.ts';
import type { Disguise } from './play-schedule.ts';
import { runSchedules } from './run-schedules.ts';

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
