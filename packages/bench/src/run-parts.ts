import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Part, Run } from './arguments.ts';
import { WaveName } from './attack/waves.ts';
import { type FhirServer, openFhirServer } from './measure/fhir-server.ts';
import { measureAttack } from './measure/measure-attack.ts';
import { measureBeside } from './measure/measure-beside.ts';
import { measureBrowser } from './measure/measure-browser.ts';
import { measureCold } from './measure/measure-cold.ts';
import { measureFhir } from './measure/measure-fhir.ts';
import { type Grown, measureGrowth, type Sized } from './measure/measure-growth.ts';
import { compareWithKept, measurePlans } from './measure/measure-plans.ts';
import { CROWD } from './measure/measure-round.ts';
import { measureSoak } from './measure/measure-soak.ts';
import { measureSpans } from './measure/measure-spans.ts';
import { type Measured, measureVariants, startVariants, type Workplace } from './measure/measure-variants.ts';
import { measureWriters } from './measure/measure-writers.ts';
import { measureWrites } from './measure/measure-writes.ts';
import { openNetwork } from './measure/open-network.ts';
import type { Circumstances, Results } from './results.ts';
import type { SeededDatabase } from './seed/open-seeded-database.ts';
import { type Place, type StartedVariant, startVariant } from './start-variant.ts';
import { CACHED, CEILING, chooseVariants, LIMIT, V2, type Variant } from './variants.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const plans = join(root, 'packages/bench/plans');

const NETWORK_DELAY_MILLISECONDS = 2;
/** A copy of it is made for the writers. */
const WRITERS_AT = 10_000;

/** What the parts of a run share. */
export interface Bench {
  readonly run: Run;
  readonly workplace: Workplace;
  readonly circumstances: Circumstances;
  /** The server of a size; the run's own is open already. Whoever opens another one stops it. */
  openVolume(documents: number): Promise<SeededDatabase>;
}

const placeOf = (database: SeededDatabase, fhirUrl: string): Place => ({
  ...database,
  fhirUrl,
  folder: join(root, '.mailroom/bench/files'),
});

/** For what asks nothing of FHIR. */
const NOWHERE = 'http://127.0.0.1:1/fhir';

/** Opens the server of a size for the time that `act` takes; null: the run's own, which stays open. */
const atVolume = async <Result>(
  { workplace, openVolume }: Bench,
  documents: number,
  act: (database: SeededDatabase) => Promise<Result>,
): Promise<Result> => {
  if (documents === workplace.database.volume.documents) return await act(workplace.database);
  const database = await openVolume(documents);
  try {
    return await act(database);
  } finally {
    await database.stop();
  }
};

const named = (started: readonly StartedVariant[], name: string): StartedVariant | undefined =>
  started.find(({ variant }) => variant.name === name);

const behindNetwork = async ({ run, workplace }: Bench, place: Place): Promise<readonly Measured[]> => {
  const all = chooseVariants(run.only);
  const variants = run.isQuick ? all.filter(({ kind, isSlow }) => kind !== 'peer' && !isSlow) : all;
  workplace.say(`With ${NETWORK_DELAY_MILLISECONDS} ms of network per round trip to the database:`);
  await using network = await openNetwork(place, NETWORK_DELAY_MILLISECONDS);
  await using started = await startVariants(variants, network);
  const pace = { ...workplace.pace, rounds: 1, slowAlone: 3, slowCrowd: CROWD };
  return await measureVariants({ ...workplace, pace }, started);
};

const growth = async (bench: Bench): Promise<readonly Grown[]> => {
  const { run, workplace } = bench;
  await using stack = new AsyncDisposableStack();
  const v2 = chooseVariants([V2]).find(({ name }) => name === V2);
  const sized: Sized[] = [];
  for (const documents of run.sizes) {
    const isOpen = documents === workplace.database.volume.documents;
    const database = isOpen ? workplace.database : await bench.openVolume(documents);
    if (!isOpen) stack.defer(() => database.stop());
    if (v2) sized.push({ documents, v2: stack.use(await startVariant(v2, placeOf(database, NOWHERE))) });
  }
  return await measureGrowth(workplace, sized);
};

type OfVariants = Pick<Results, 'variants' | 'beside' | 'fhir' | 'underWrites'>;

/** What is measured on the variants while they run side by side. */
const ofVariants = async ({ run, workplace }: Bench, place: Place, fhir: FhirServer): Promise<OfVariants> => {
  const { parts } = run;
  const isNeeded = (['page', 'beside', 'writes', 'fhir'] as const).some((part) => parts.has(part));
  const chosen: readonly Variant[] = chooseVariants(
    parts.has('page') || parts.has('fhir') ? run.only : [CEILING, CACHED],
  );
  await using started = await startVariants(isNeeded ? chosen : [], place);
  const v2 = named(started, V2);
  const written = [named(started, LIMIT), named(started, CEILING), v2, named(started, CACHED)];
  const underWrites = written.filter((one) => one !== undefined);
  return {
    variants: parts.has('page') ? await measureVariants(workplace, started) : [],
    underWrites: parts.has('writes') ? await measureWrites(workplace, underWrites) : [],
    beside: parts.has('beside') && v2 ? await measureBeside(workplace, v2) : [],
    // Last: the FHIR server is down after it.
    fhir: parts.has('fhir')
      ? await measureFhir(
          workplace,
          fhir,
          started.filter(({ variant }) => variant.kind === 'product'),
        )
      : [],
  };
};

const ofPlans = async (bench: Bench): Promise<Pick<Results, 'plansAt' | 'plans' | 'changedPlans'>> => {
  const { plansAt, areKeptPlansReplaced } = bench.run;
  bench.workplace.say(`Explaining pairs of filters at ${plansAt} documents …`);
  const pairs = await atVolume(bench, plansAt, measurePlans);
  const kept = join(plans, `${plansAt}.json`);
  return { plansAt, plans: pairs, changedPlans: await compareWithKept(kept, pairs, areKeptPlansReplaced) };
};

/** The canary is one attack on a product that does not stand it. */
const attackedBy = ({ isCanary }: Run) => ({
  waves: isCanary ? (['unknown-keys'] as const) : WaveName.options,
  isLimitLifted: isCanary,
});

/** Runs the parts that the run asks for; what was not measured is empty. */
export const runParts = async (bench: Bench): Promise<Results> => {
  const { run, workplace, circumstances } = bench;
  const fhir = await openFhirServer();
  const place = placeOf(workplace.database, fhir.url);
  const when = async <Result>(part: Part, measure: () => Promise<Result>, otherwise: Result): Promise<Result> =>
    run.parts.has(part) ? await measure() : otherwise;
  const v2 = chooseVariants([V2]).find(({ name }) => name === V2);
  const none = { plansAt: run.plansAt, plans: [], changedPlans: [] };
  const results = {
    circumstances,
    networkDelayMilliseconds: NETWORK_DELAY_MILLISECONDS,
    behindNetwork: await when('network', () => behindNetwork(bench, place), []),
    spans: await when('spans', async () => (v2 ? await measureSpans(workplace, v2, place) : []), []),
    ...(await ofVariants(bench, place, fhir)),
    ...(await when('plans', () => ofPlans(bench), none)),
    growth: await when('growth', () => growth(bench), []),
    writers: await when(
      'writers',
      () => atVolume(bench, WRITERS_AT, (database) => measureWriters(workplace, database)),
      [],
    ),
    attacks: await when('attack', () => measureAttack(workplace, place, attackedBy(run)), []),
    soak: await when('soak', () => measureSoak(workplace, place, run.soakMinutes), null),
    browser: await when('browser', () => measureBrowser(root, workplace.say), []),
    cold: await when('cold', () => measureCold(root, place, workplace.say), []),
  };
  return results;
};

/** Fills every database that the run would open. */
export const prepare = async ({ run, openVolume }: Pick<Bench, 'run' | 'openVolume'>): Promise<void> => {
  const sizes = [
    run.documents,
    ...(run.parts.has('plans') ? [run.plansAt] : []),
    ...(run.parts.has('growth') ? run.sizes : []),
    ...(run.parts.has('writers') ? [WRITERS_AT] : []),
  ];
  for (const documents of new Set(sizes)) await (await openVolume(documents)).stop();
};
