import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { App } from '../../../../platform/process/context.ts';
import { ARRIVAL_ANSWERS, type ArrivalOutcome } from '../../arrival-outcome.ts';
import { type Receiver, receiveArrival } from '../../receive-object.ts';

/** What became of one file. */
export interface PathOutcome {
  readonly path: string;
  readonly outcome: 'received' | 'known' | 'refused';
  /** Why it was refused; null otherwise. */
  readonly why: string | null;
}

const filesIn = async (path: string): Promise<string[]> => {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
};

/** The files of `paths`, each once, folders with all that is in them, links not followed; a path that cannot be read is kept too. */
export const listFiles = async (paths: readonly string[]): Promise<string[]> => {
  const found = await Promise.all(paths.map((path) => filesIn(path).catch(() => [path])));
  return [...new Map(found.flat().map((path) => [resolve(path), path])).values()];
};

const explain = (error: unknown): string => {
  // Whatever was thrown, a missing code reads as undefined.
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  return `it could not be received (${code ?? 'see the log'})`;
};

/** A folder's files come from a source of one facility. */
export interface PathsArrival {
  readonly facilityId: string;
  readonly sourceId: string;
  readonly files: readonly string[];
}

const receiveFile = async (
  app: Receiver,
  { facilityId, sourceId }: PathsArrival,
  path: string,
): Promise<ArrivalOutcome> => {
  // Asked first: what is far too large is not brought into memory.
  const { size } = await stat(path);
  const maxBytes = app.config.maxObjectBytes;
  if (size > maxBytes) return { outcome: 'too-large', maxBytes };
  const bytes = await readFile(path);
  return receiveArrival(app, { facilityId, sourceId, fileName: basename(path), bytes, session: null });
};

const receivePath = async (app: Receiver, arrival: PathsArrival, path: string): Promise<PathOutcome> => {
  try {
    const { outcome } = await receiveFile(app, arrival, path);
    const why = ARRIVAL_ANSWERS[outcome].line;
    if (why !== null) app.log.warn({ outcome }, 'a file was refused');
    return { path, outcome: outcome === 'known' || outcome === 'received' ? outcome : 'refused', why };
  } catch (error) {
    app.log.warn({ err: error }, 'a file was refused');
    return { path, outcome: 'refused', why: explain(error) };
  }
};

/** Files on their way at once: enough to hide a disk's latency, few enough to leave connections to others. */
const AT_ONCE = 4;

/** Receives files one by one, a few at a time; each outcome is given as soon as it is known. */
export async function* receivePaths(
  app: Receiver & Pick<App, 'log'>,
  arrival: PathsArrival,
): AsyncGenerator<PathOutcome> {
  const waiting = [...arrival.files];
  const running = new Map<string, Promise<PathOutcome>>();
  while (waiting.length > 0 || running.size > 0) {
    while (running.size < AT_ONCE && waiting.length > 0) {
      const path = waiting.shift() ?? '';
      running.set(path, receivePath(app, arrival, path));
    }
    const done = await Promise.race(running.values());
    running.delete(done.path);
    yield done;
  }
}
