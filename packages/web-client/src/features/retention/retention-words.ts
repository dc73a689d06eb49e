import { msg } from '@lingui/core/macro';
import type { KeptBecause, RetainedStatus } from '@mailroom/contracts';

/** Where a rule's documents stand. */
export const statusNames = {
  integrated: msg({ context: 'retention', message: 'Filed documents' }),
  rejected: msg({ context: 'retention', message: 'Rejected documents' }),
} satisfies Record<RetainedStatus, unknown>;

/** What keeps documents although their days are over. */
export const keptNames = {
  held: msg`on legal hold`,
  'not-ended': msg`waiting again`,
  'under-way': msg`being worked on or sent`,
  'not-read-back': msg`not shown by the record to be there`,
  'provisional-patient': msg`of provisional patients`,
} satisfies Record<KeptBecause, unknown>;
