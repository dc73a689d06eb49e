import { type Answers, collectIds, type Ids } from './finish.ts';
import type { Loader } from './lookup.ts';
import type { RawRow } from './render.ts';
import type { LookupMember, Shape } from './shape.ts';

/** How the sources of a plan are asked, by their names. */
export type Loaders = Readonly<Record<string, Loader<unknown>>>;

export interface SourceAnswers {
  readonly answers: Answers;
  /** Names of the sources that did not answer in time. */
  readonly unavailable: readonly string[];
}

type Answer = ReadonlyMap<string, unknown> | null;

/** Asks one source for all ids at once. A source that fails, or takes too long, has no answer. */
const ask = async (source: LookupMember['source'], ids: ReadonlySet<string>, loaders: Loaders): Promise<Answer> => {
  const loader = loaders[source.name];
  if (!loader) throw new Error(`No loader is given for the source "${source.name}".`);
  const signal = AbortSignal.timeout(source.timeoutMs);
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const giveUp = () => resolve(null);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([loader([...ids], signal), late]);
  } catch {
    // The page renders without it, and says so; what went wrong is the loader's to report.
    return null;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
};

/** Collects the ids of all rows, then asks every source once, all at the same time. */
export const askSources = async (shape: Shape, rows: readonly RawRow[], loaders: Loaders): Promise<SourceAnswers> => {
  const ids: Ids = new Map();
  for (const row of rows) collectIds(shape, row, ids);
  const asked = await Promise.all(
    [...ids].map(async ([source, wanted]) => [source.name, await ask(source, wanted, loaders)] as const),
  );
  const answered = asked.flatMap(([name, answer]) => (answer ? [[name, answer] as const] : []));
  return {
    answers: new Map(answered),
    unavailable: asked.filter(([, answer]) => answer === null).map(([name]) => name),
  };
};
