import { z } from 'zod';

/** What becomes of provisional patients, as the audit tells it. */
export const ProvisionalAction = z.enum([
  'real-record-searched',
  'merge-decided',
  'merge-undone',
  'document-moved',
  'merge-done',
]);
