import { z } from 'zod';

/** What is kept no longer, and who decided so, as the audit tells it. */
export const RetentionAction = z.enum([
  'retention-rule-changed',
  'retention-previewed',
  'documents-purged',
  'document-purged',
  'document-erased',
  'patient-erased',
  'hold-placed',
  'hold-lifted',
  'patient-exported',
]);
