import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FhirClient } from '../../src/platform/fhir/fhir-client.ts';
import { openVersions, type Versions } from '../open-versions.ts';
import { type DemoHospital, startDemoHospital } from '../start-demo-hospital.ts';

/** `npm run prove:delivery` meets at every moment; these are the ones that came apart when the order was not kept. */
const HAS_TIME = Number(process.env['SCHEDULES'] ?? 0) >= 100;

let hospital: DemoHospital;
let versions: Versions;
beforeAll(async () => {
  hospital = await startDemoHospital();
  versions = await openVersions(hospital);
});
afterAll(async () => {
  await versions[Symbol.asyncDispose]();
  await hospital[Symbol.asyncDispose]();
});

const STEPS = [
  'readPatient',
  'sendTransaction',
  'findByEffectKey',
  'readBytes',
  'markVersion',
  'markEnteredInError',
] as const;
type Step = (typeof STEPS)[number];

/** Does something else, once, right before or right after the first call of a step: as another worker would meanwhile. */
const meanwhile =
  (step: Step, when: 'before' | 'after', act: () => Promise<unknown>) =>
  (client: FhirClient): FhirClient => {
    let isDone = false;
    const once = async (): Promise<void> => {
      if (isDone) return;
      isDone = true;
      await act();
    };
    // Each of them is called with what it takes; only the moment is another.
    const call = client[step] as (...asked: unknown[]) => Promise<unknown>;
    return {
      ...client,
      [step]: async (...asked: unknown[]) => {
        if (when === 'before') await once();
        const answer = await call(...asked);
        if (when === 'after') await once();
        return answer;
      },
    };
  };

const everyMoment = STEPS.flatMap((step) => (['before', 'after'] as const).map((when) => ({ step, when })));
const moments = everyMoment.filter(
  ({ step, when }) =>
    HAS_TIME || (step === 'markVersion' && when === 'before') || (step === 'readBytes' && when === 'after'),
);

/** Another letter each time, so that the stories of one chart do not meet. */
const nextSet = (): string => crypto.randomUUID();

it.each(moments)(
  'whichever of two versions is sent while the other is ($when $step), one is current',
  async ({ step, when }) => {
    const { receive, decide, send, sendUntilSettled, standing } = versions;
    for (const [outer, inner] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const set = nextSet();
      const filings = [await decide(await receive({ set })), await decide(await receive({ set, number: 2 }))];
      const [sent = '', between = ''] = [filings[outer - 1], filings[inner - 1]];
      await sendUntilSettled(
        sent,
        meanwhile(step, when, () => send(between).catch(() => {})),
      );
      await sendUntilSettled(between);
      expect(await standing(...filings)).toEqual(['superseded', 'current']);
    }
  },
);

it.each(moments)(
  'a newer version that is filed while a recall restores an older one ($when $step) is the one that is current',
  async ({ step, when }) => {
    const { receive, decide, send, sendUntilSettled, standing, recall } = versions;
    for (const isRecallFirst of [true, false]) {
      const set = nextSet();
      const filings: string[] = [];
      for (const number of [1, 2, 3]) filings.push(await decide(await receive({ set, number })));
      const [first = '', second = '', third = ''] = filings;
      await send(first);
      await send(second);
      const recalling = await recall(second, true);
      const [sent, between] = isRecallFirst ? [recalling, third] : [third, recalling];
      await sendUntilSettled(
        sent,
        meanwhile(step, when, () => send(between).catch(() => {})),
      );
      await sendUntilSettled(between);
      expect(await standing(...filings)).toEqual(['superseded', 'entered-in-error', 'current']);
    }
  },
);

it('a slow attempt at a recall that is long done changes nothing any more', async () => {
  const { receive, decide, send, sendUntilSettled, standing, recall } = versions;
  const filings: string[] = [];
  const set = nextSet();
  for (const number of [1, 2, 3]) filings.push(await decide(await receive({ set, number })));
  const [first = '', second = '', third = ''] = filings;
  await send(first);
  await send(second);
  const recalling = await recall(second, true);
  const overtaken = async () => {
    await sendUntilSettled(recalling);
    await send(third);
  };
  await send(recalling, meanwhile('markVersion', 'before', overtaken)).catch(() => {});
  expect(await standing(...filings)).toEqual(['superseded', 'entered-in-error', 'current']);
});

it('versions that are sent at once by two workers, in any order, leave the newest one current', async () => {
  const { receive, decide, sendUntilSettled, standing } = versions;
  const order = fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 });
  for (const numbers of fc.sample(order, { seed: 1, numRuns: HAS_TIME ? 20 : 2 })) {
    const set = nextSet();
    const filings = new Map<number, string>();
    for (const number of numbers) filings.set(number, await decide(await receive({ set, number })));
    // Each with a queue of its own, in another process as far as it knows.
    await Promise.all(numbers.map((number) => sendUntilSettled(filings.get(number) ?? '')));
    const inOrder = [1, 2, 3, 4].map((number) => filings.get(number) ?? '');
    expect(await standing(...inOrder)).toEqual(['superseded', 'superseded', 'superseded', 'current']);
  }
});
