import fc from 'fast-check';
import { openSender } from '../../src/features/integration/index.ts';
import type { FhirClient } from '../../src/platform/fhir/fhir-client.ts';
import type { App } from '../../src/platform/process/context.ts';
import { forkForFacility } from '../../src/platform/process/context.ts';

/** Where a worker is killed: before it sends, while its request is under way, or after the answer came. */
const STEPS = ['before-asking', 'before-sending', 'while-sending', 'after-sending'] as const;
type Step = (typeof STEPS)[number];

/** What a clerk does with a document, in this order. */
const STORIES = ['file', 'reject', 'file-undo-reject', 'file-recall', 'file-recall-refile'] as const;
type Story = (typeof STORIES)[number];

/** What happens to one document, from its seed alone. */
export interface Schedule {
  readonly seed: number;
  readonly story: Story;
  /** Of each attempt in turn: where the worker dies, or null where it lives. Attempts beyond the list live. */
  readonly kills: readonly (Step | null)[];
  /** Whether each attempt runs twice at once, as when the queue takes a slow worker for a dead one. */
  readonly doubles: readonly boolean[];
  /** How many of the requests meet a fault. */
  readonly faultShare: number;
}

const scheduleOf = fc.record({
  story: fc.constantFrom(...STORIES),
  kills: fc.array(fc.option(fc.constantFrom(...STEPS)), { minLength: 1, maxLength: 8 }),
  doubles: fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
  faultShare: fc.constantFrom(0.2, 0.5, 0.9),
});

/** The schedule of a seed: the same at every run. */
export const drawSchedule = (seed: number): Schedule => {
  const [drawn] = fc.sample(scheduleOf, { seed, numRuns: 1 });
  if (!drawn) throw new Error('a schedule was drawn');
  return { seed, ...drawn };
};

/** The worker's process is gone: nothing of it runs any more, and what it sent is on its way. */
class KilledError extends Error {
  override name = 'KilledError';
}

/** A client of a worker that dies at a step. A request that is under way arrives; its answer reaches nobody. */
const dyingClient = (client: FhirClient, step: Step | null): FhirClient => {
  const die = (): never => {
    throw new KilledError('The worker was killed.');
  };
  const sending = async <Answer>(send: () => Promise<Answer>): Promise<Answer> => {
    if (step === 'before-sending') die();
    const sent = send();
    if (step === 'while-sending') {
      sent.catch(() => {});
      die();
    }
    const answer = await sent;
    if (step === 'after-sending') die();
    return answer;
  };
  const asking = <Answer>(ask: () => Promise<Answer>): Promise<Answer> =>
    step === 'before-asking' ? Promise.reject(new KilledError('The worker was killed.')) : ask();
  return {
    searchPatients: (queries, asked) => asking(() => client.searchPatients(queries, asked)),
    readPatient: (fhirId, asked) => asking(() => client.readPatient(fhirId, asked)),
    findByEffectKey: (type, key, asked) => asking(() => client.findByEffectKey(type, key, asked)),
    readReference: (fhirId, key, asked) => asking(() => client.readReference(fhirId, key, asked)),
    readBytes: (id, sent, asked) => asking(() => client.readBytes(id, sent, asked)),
    putResource: (resource, asked) => sending(() => client.putResource(resource, asked)),
    sendTransaction: (bundle, asked) => sending(() => client.sendTransaction(bundle, asked)),
    markEnteredInError: (fhirId, asked) => sending(() => client.markEnteredInError(fhirId, asked)),
    markReplaced: (fhirId, by, asked) => sending(() => client.markReplaced(fhirId, by, asked)),
    markVersion: (fhirId, asked) => sending(() => client.markVersion(fhirId, asked)),
  };
};

/** How a sender reaches the server: itself, or a canary that leaves something out. */
export type Disguise = (client: FhirClient) => FhirClient;

const MAX_ATTEMPTS = 60;

interface Delivery {
  readonly app: App;
  readonly facilityId: string;
  readonly effectId: string;
  readonly schedule: Schedule;
  readonly disguise: Disguise;
  /** After that many attempts the adversary has had its day. */
  calm(): Promise<void>;
}

/** The queue comes back after pauses; by then what was sent has arrived, or never will. */
const letArrive = async ({ orm }: App, facilityId: string): Promise<void> => {
  await forkForFacility(orm, facilityId).transactional((em) =>
    em.execute(
      // What somebody works on at this moment is let arrive the next time.
      `update effect set unanswered_at = unanswered_at - interval '1 min', sent_at = sent_at - interval '1 min'
       where id in (select id from effect order by id for update skip locked)`,
    ),
  );
};

/** Runs the job of an effect again and again, as the queue would, until it is settled. */
export const deliverEffect = async ({
  app,
  facilityId,
  effectId,
  schedule,
  disguise,
  calm,
}: Delivery): Promise<void> => {
  const run = async (step: Step | null): Promise<boolean> => {
    const fhir = { forFacility: (id: string) => dyingClient(disguise(app.fhir.forFacility(id)), step) };
    try {
      await openSender({ ...app, fhir })({ facilityId, effectId });
      return true;
    } catch (error) {
      // Killed, without a clear answer, or not yet: the queue tries again. Anything else is a bug of the test or of the job.
      const isExpected = error instanceof Error && /^(Killed|EffectUnsettled)Error$/.test(error.name);
      if (!isExpected) throw error;
      return false;
    }
  };
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    if (attempt === schedule.kills.length + 2) await calm();
    await letArrive(app, facilityId);
    const step = schedule.kills[attempt] ?? null;
    const runs = schedule.doubles[attempt] ? [run(step), run(null)] : [run(step)];
    if ((await Promise.all(runs)).some(Boolean)) return;
  }
  throw new Error(`The effect of schedule ${schedule.seed} was not settled.`);
};
