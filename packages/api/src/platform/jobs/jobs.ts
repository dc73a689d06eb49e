import type { EntityManager } from '@mikro-orm/postgresql';
import { fromKysely, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { patienceOptions } from '../database/database-settings.ts';
import { countStatement } from '../http/cost.ts';
import type { App } from '../process/context.ts';
import type { StoredForm } from '../stored/stored-form.ts';
import { withTrace } from './job-envelope.ts';
import type { RunJobs, Take } from './work-on.ts';

/**
 * Jobs by their names, and what each one's payload is: ids only; the facility is what the worker acts for. Rooms add theirs beside
 * their declarations, and `src/jobs.ts` does not compile while one is missing there.
 */
// oxlint-disable-next-line typescript/no-empty-interface -- Rooms add to it.
export interface JobData {}
type JobName = keyof JobData;

/** What the job of a document is about. */
export const DocumentJob = z.strictObject({ facilityId: z.uuid(), documentId: z.uuid() });
export type DocumentJob = z.infer<typeof DocumentJob>;

export interface QueueOptions {
  readonly retryLimit: number;
  readonly retryDelay: number;
  readonly retryBackoff: boolean;
  readonly retryDelayMax: number;
  /** Where a job ends that failed at every attempt, with its reason; it can be sent again. */
  readonly deadLetter: string;
  /** What takes longer is given up. */
  readonly expireInSeconds: number;
  /** A job whose process has not been heard of for as many seconds is given to another one. */
  readonly heartbeatSeconds: number;
}

/** The least that pg-boss allows. With {@link SUPERVISE_SECONDS}, a killed worker's job is another one's within 30 s. */
const HEARTBEAT_SECONDS = 10;
/** How often dead processes are looked for. */
const SUPERVISE_SECONDS = 10;

/** The options of a queue, with what is the same for all. */
export const queueOptions = (options: Omit<QueueOptions, 'heartbeatSeconds' | 'retryBackoff'>): QueueOptions => ({
  ...options,
  retryBackoff: true,
  heartbeatSeconds: HEARTBEAT_SECONDS,
});

/** How a worker works on a queue. */
interface Work {
  readonly take: Take;
  readonly run: RunJobs;
  /** What becomes of jobs that failed at every attempt; null: a sweep takes up what they were about. */
  readonly giveUp: RunJobs | null;
}

/** A job as its room declares it. */
export interface JobDeclaration<Data, WorkingApp = App> {
  /** How payloads are written, and read when an older release wrote them: a queue outlives a release. */
  readonly form: StoredForm<Data, object>;
  readonly queue: QueueOptions;
  /** Called once per worker. */
  readonly open: (app: WorkingApp) => Work;
}

/** Every queue of a process's jobs. */
export type JobDeclarations<WorkingApp> = { readonly [Name in JobName]: JobDeclaration<JobData[Name], WorkingApp> };

/** What whoever enqueues has to know of a job. */
type JobForms = { readonly [Name in JobName]: Pick<JobDeclaration<JobData[Name]>, 'form'> };

const FINISH_WITHIN_MILLISECONDS = 25_000;

interface Batch<Data> {
  readonly data: readonly Data[];
  readonly startAfter?: Date;
}

export interface Jobs {
  /** Enqueues in the transaction of `em`: the job exists if and only if the change does. */
  enqueue<Name extends JobName>(em: EntityManager, name: Name, data: JobData[Name]): Promise<void>;
  /** The same for several at once, in one statement; `startAfter`: not before. */
  enqueueAll<Name extends JobName>(em: EntityManager, name: Name, jobs: Batch<JobData[Name]>): Promise<void>;
  readonly boss: PgBoss;
  close(): Promise<void>;
}

interface JobsOptions {
  readonly databaseUrl: string;
  readonly declared: JobForms;
  /** The worker process supervises queues and listens for new jobs; others only enqueue. */
  readonly isWorker: boolean;
  onError(error: Error): void;
}

/** Opens the queue as the application's role; its schema is made by `migrate`. */
export const openJobs = async ({ databaseUrl, declared, isWorker, onError }: JobsOptions): Promise<Jobs> => {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'mailroom-jobs',
    options: patienceOptions(isWorker ? 'job' : 'page'),
    max: isWorker ? 6 : 1,
    migrate: false,
    createSchema: false,
    supervise: isWorker,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    schedule: false,
    useListenNotify: isWorker,
  });
  boss.on('error', onError);
  await boss.start();
  const enqueueAll: Jobs['enqueueAll'] = async (em, name, { data, startAfter }) => {
    const transaction = em.getTransactionContext();
    if (!transaction) throw new Error('A job is enqueued inside a transaction only.');
    if (data.length === 0) return;
    countStatement(`enqueue ${name}`);
    const jobs = data.map((one) => ({
      data: withTrace(declared[name].form.write(one)),
      group: { id: one.facilityId },
      ...(startAfter && { startAfter }),
    }));
    await boss.insert(name, jobs, { db: fromKysely(transaction) });
  };
  return {
    boss,
    enqueueAll,
    enqueue: (em, name, data) => enqueueAll(em, name, { data: [data] }),
    // What runs is finished; what takes longer is aborted and left to another process.
    close: () => boss.stop({ graceful: true, timeout: FINISH_WITHIN_MILLISECONDS }),
  };
};
