import type { DocumentReader } from './features/extraction/index.ts';
import { READ_DOCUMENT, READ_NARRATIVE } from './features/intake/index.ts';
import { SEND_EFFECT } from './features/integration/index.ts';
import { MERGE_PATIENT } from './features/provisional/index.ts';
import { VERIFY_DOCUMENT } from './features/verification/index.ts';
import type { JobDeclarations } from './platform/jobs/jobs.ts';
import type { App } from './platform/process/context.ts';

/** What the worker holds: the processes that read documents as well. */
export type WorkerApp = App & { readonly reader: DocumentReader };

/** Every job of every room, by the name of its queue. */
export const JOBS: JobDeclarations<WorkerApp> = {
  'read-document': READ_DOCUMENT,
  'read-narrative': READ_NARRATIVE,
  'verify-document': VERIFY_DOCUMENT,
  'send-effect': SEND_EFFECT,
  'merge-patient': MERGE_PATIENT,
};
