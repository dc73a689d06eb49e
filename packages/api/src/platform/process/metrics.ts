import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What a running process counts about itself, in Prometheus' words. Labels are procedures, never people. */
export interface Metrics {
  /** Calls that went over a part of their contract's budget. */
  readonly overBudget: Counter<'path' | 'part'>;
  /** Stored files that were asked for and are missing or damaged. */
  readonly fileTroubles: Counter<'trouble'>;
  /** By outcome: `answered` or `refused` by a procedure or as a page, `kept` or `held` as a page that was made before. */
  readonly callDuration: Histogram<'path' | 'outcome'>;
  /** Pages that failed before their procedures, which then answered. */
  readonly pageFailures: Counter<'path'>;
  /** Jobs by what became of them. */
  readonly jobDuration: Histogram<'queue' | 'outcome'>;
  /** The text that Prometheus scrapes. */
  print(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** From a page out of a cache to a slow external system, in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Each process, and each test, counts for itself. */
export const openMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    overBudget: new Counter({
      name: 'mailroom_over_budget_total',
      help: "Calls that spent more than their contract's budget",
      labelNames: ['path', 'part'],
      registers: [registry],
    }),
    fileTroubles: new Counter({
      name: 'mailroom_file_troubles_total',
      help: 'Stored files that were asked for and are missing or damaged',
      labelNames: ['trouble'],
      registers: [registry],
    }),
    callDuration: new Histogram({
      name: 'mailroom_call_duration_seconds',
      help: 'Time of a procedure, without HTTP',
      labelNames: ['path', 'outcome'],
      buckets: BUCKETS,
      registers: [registry],
    }),
    pageFailures: new Counter({
      name: 'mailroom_page_failures_total',
      help: 'Pages that failed and were answered by their procedures',
      labelNames: ['path'],
      registers: [registry],
    }),
    jobDuration: new Histogram({
      name: 'mailroom_job_duration_seconds',
      help: 'Time of a job, or of the batch that it was run in',
      labelNames: ['queue', 'outcome'],
      buckets: BUCKETS,
      registers: [registry],
    }),
    print: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
};
