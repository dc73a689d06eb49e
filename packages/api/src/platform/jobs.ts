import type { EntityManager } from '@mikro-orm/postgresql';
import { fromKysely, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { countStatement } from './cost.ts';
import { patienceOptions } from './database-settings.ts';
import { type StoredForm, storedForm } from './stored-form.ts';

const DocumentJob = z.strictObject({ facilityId: z.uuid(), documentId: z.uuid() });
const EffectJob = z.strictObject({ facilityId: z.uuid(), effectId: z.uuid() });

/** A job's payload: ids only. The facility is what the worker acts for. */
export interface JobData {
  'read-document': z.infer<typeof DocumentJob>;
  'read-narrative': z.infer<typeof DocumentJob>;
  'verify-document': z.infer<typeof DocumentJob>;
  'send-effect': z.infer<typeof EffectJob>;
}
export type JobName = keyof JobData;

/** How payloads are written, and read when an older release wrote them: a queue outlives a release. */
export const JOB_FORMS: { readonly [Name in JobName]: StoredForm<JobData[Name], object> } = {
  'read-document': storedForm('job read-document', DocumentJob),
  'read-narrative': storedForm('job read-narrative', DocumentJob),
  'verify-document': storedForm('job verify-document', DocumentJob),
  'send-effect': storedForm('job send-effect', EffectJob),
};

interface QueueOptions {
  readonly retryLimit: number;
  readonly retryDelay: number;
  readonly retryBackoff: boolean;
  readonly retryDelayMax: number;
  /** Where a job ends that failed at every attempt. */
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

/** Every queue. A job that keeps failing ends in its dead-letter queue, with its reason, and can be sent again. */
export const QUEUES: Readonly<Record<JobName, QueueOptions>> = {
  'read-document': {
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 60,
    expireInSeconds: 900,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deadLetter: 'dead-letters',
  },
  // For hours: a disk that is not there yet is no reason to give up a text.
  'read-narrative': {
    retryLimit: 24,
    retryDelay: 10,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 900,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deadLetter: 'dead-narratives',
  },
  // The hospital's server may be away for an hour; what is not verified then is asked again by the sweep.
  'verify-document': {
    retryLimit: 12,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 120,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deadLetter: 'dead-verifications',
  },
  // Longer than one attempt may take, so that two attempts at one effect do not overlap.
  'send-effect': {
    retryLimit: 12,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 180,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deadLetter: 'dead-effects',
  },
};
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
  /** The worker process supervises queues and listens for new jobs; others only enqueue. */
  readonly isWorker: boolean;
  onError(error: Error): void;
}

/** Opens the queue as the application's role; its schema is made by `migrate`. */
export const openJobs = async ({ databaseUrl, isWorker, onError }: JobsOptions): Promise<Jobs> => {
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
      data: JOB_FORMS[name].write(one),
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
