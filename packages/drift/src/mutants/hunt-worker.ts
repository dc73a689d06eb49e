import { parentPort, workerData } from 'node:worker_threads';
import type { SourceText } from '../gate.ts';
import { Hunt, type Verdict } from './hunt.ts';
import { Importers } from './importers.ts';
import type { Mutant } from './mutants.ts';
import { type CompileError, openTypeChecker } from './type-checker.ts';

/** A worker's share. */
export interface HuntTask {
  readonly sources: readonly SourceText[];
  readonly mutants: readonly Mutant[];
}

/** What a worker found. */
export interface HuntReport {
  readonly baseline: readonly CompileError[];
  readonly verdicts: readonly Verdict[];
  /** On removals of output fields, with the client alone asked. */
  readonly readers: readonly Verdict[];
}

/** What a worker posts: each verdict as it is found, then its report. */
export type HuntMessage = { readonly verdict: Verdict } | { readonly report: HuntReport };

const post = (message: HuntMessage): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A worker's port has no origins.
  parentPort?.postMessage(message);
};

// Only `huntInParallel` starts this file, with a task.
const { sources, mutants } = workerData as HuntTask;
using checker = openTypeChecker(sources);
const importers = new Importers(sources);
const client = sources.filter(({ path }) => path.startsWith('packages/web-client/'));
const isRead = ({ killer }: Verdict): boolean => killer !== null;
// A removal that the client notices needs no second look.
const readers = new Hunt({
  checker,
  importers,
  sources: client,
  onVerdict: (verdict) => isRead(verdict) && post({ verdict }),
}).run(mutants.filter(({ asksForReaders }) => asksForReaders));
const read = readers.filter(isRead);
const decided = new Set(read.map(({ id }) => id));
const others = new Hunt({ checker, importers, sources, onVerdict: (verdict) => post({ verdict }) }).run(
  mutants.filter(({ id }) => !decided.has(id)),
);
post({ report: { baseline: checker.baseline, verdicts: [...read, ...others], readers } });
