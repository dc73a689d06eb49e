import { parentPort, workerData } from 'node:worker_threads';
import type { SourceText } from './gate.ts';
import { Hunt, type Verdict } from './hunt.ts';
import type { Mutant } from './mutants.ts';
import { type CompileError, openTypeChecker } from './type-checker.ts';

/** A worker's share: mutants for all of the product, and removals that only the client is asked about. */
export interface HuntTask {
  readonly sources: readonly SourceText[];
  readonly mutants: readonly Mutant[];
  readonly removals: readonly Mutant[];
}

/** What a worker found. */
export interface HuntReport {
  readonly baseline: readonly CompileError[];
  readonly verdicts: readonly Verdict[];
  /** On removals, with the client alone asked. */
  readonly readers: readonly Verdict[];
}

// Only `huntInParallel` starts this file, with a task.
const { sources, mutants, removals } = workerData as HuntTask;
using checker = openTypeChecker(sources);
const client = sources.filter(({ path }) => path.startsWith('packages/web-client/'));
const report: HuntReport = {
  baseline: checker.baseline,
  verdicts: new Hunt(checker, sources).run(mutants),
  readers: new Hunt(checker, client).run(removals),
};
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- A worker's port has no origins.
parentPort?.postMessage(report);
