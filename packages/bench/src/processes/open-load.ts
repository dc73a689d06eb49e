import { z } from 'zod';
import { median, percentile } from '../figures.ts';
import type { PageCall } from '../variants.ts';
import { type StartedProcess, startProcess } from './start-process.ts';
import type { Writes, Written } from './write-beside.ts';

const Answer = z.object({
  latencies: z.array(z.number()),
  failures: z.int(),
  seconds: z.number(),
  written: z.object({ committed: z.int(), stale: z.int() }).nullable(),
});

/** What clients saw. Times in milliseconds. */
export interface Shot {
  readonly answered: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly perSecond: number;
  /** Null when nothing was written meanwhile. */
  readonly written: Written | null;
}

interface Target {
  readonly url: string;
  readonly call: PageCall;
}

interface Aim {
  readonly connections: number;
  readonly milliseconds?: number;
  readonly amount?: number;
  readonly writes?: Writes;
}

/** The load generator, in a process of its own. */
export interface Load extends AsyncDisposable {
  /** @throws Error when an answer was anything but a page: a fast refusal is no result. */
  shoot(target: Target, aim: Aim): Promise<Shot>;
}

const shootThrough =
  (process: StartedProcess): Load['shoot'] =>
  async (
    { url, call: { path, headers, body } },
    { connections, milliseconds = null, amount = null, writes = null },
  ) => {
    const order = { url: url + path, headers, body, connections, milliseconds, amount, writes };
    const { latencies, failures, seconds, written } = Answer.parse(await process.ask(order));
    if (failures > 0) throw new Error(`${failures} of ${failures + latencies.length} requests to ${path} failed.`);
    return {
      answered: latencies.length,
      p50: median(latencies),
      p90: percentile(latencies, 0.9),
      p99: percentile(latencies, 0.99),
      perSecond: latencies.length / seconds,
      written,
    };
  };

export const openLoad = async (): Promise<Load> => {
  const process = await startProcess({ script: 'processes/load.ts' });
  return { shoot: shootThrough(process), [Symbol.asyncDispose]: () => process[Symbol.asyncDispose]() };
};
