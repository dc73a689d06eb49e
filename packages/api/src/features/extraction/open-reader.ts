import {
  openProcessPool,
  type ProcessPool,
  type TaskEnd,
  type TaskLimits,
} from '../../platform/process/process-pool.ts';
import { ReadOutcome, unreadable } from './read-outcome.ts';

/** Reads received bytes in processes that can be killed. */
export interface DocumentReader extends AsyncDisposable {
  /** How many documents are read at once. */
  readonly size: number;
  /** @throws Error when the document could not be read now, and may be later. */
  read(bytes: Uint8Array, receivedAt: Date): Promise<ReadOutcome>;
}

/** What reading one document may use. The slowest of 1,095 sample files takes 34 ms; 30 MB of a scan in Base64 take 1 s. */
export const READING_LIMITS: TaskLimits = {
  cpuMilliseconds: 10_000,
  wallMilliseconds: 40_000,
  residentBytes: 512_000_000,
};

const EXCEEDED = {
  time: `Reading it takes more than ${READING_LIMITS.cpuMilliseconds / 1000} s.`,
  memory: `Reading it takes more than ${READING_LIMITS.residentBytes / 1_000_000} MB of memory.`,
  crash: 'The process that reads it ended, twice.',
};

const tooMuch = (by: keyof typeof EXCEEDED): ReadOutcome => unreadable('limits', EXCEEDED[by]);

const isCrash = (end: TaskEnd): boolean => end.kind === 'ended' && end.by === 'crash';

const readIn = async (pool: ProcessPool, task: object): Promise<ReadOutcome> => {
  const once = await pool.run(task);
  // Somebody may have ended the process by hand; nobody does so twice.
  const end = isCrash(once) ? await pool.run(task) : once;
  if (end.kind === 'ended') return tooMuch(end.by);
  // Whoever takes a process over by a document's bytes gets no further than what a document may say.
  return ReadOutcome.safeParse(end.answer).data ?? tooMuch('crash');
};

/** Opens the reader; a process is started with the first document. */
export const openReader = (options: { readonly size?: number; readonly limits?: TaskLimits } = {}): DocumentReader => {
  const module = new URL('./read-apart.ts', import.meta.url);
  const pool = openProcessPool({ module, limits: READING_LIMITS, ...options });
  return {
    size: pool.size,
    read: (bytes, receivedAt) => readIn(pool, { bytes, receivedAt }),
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
};
