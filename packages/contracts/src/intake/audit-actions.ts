import { z } from 'zod';

/** What becomes of what comes in, as the audit tells it. */
export const IntakeAction = z.enum([
  'document-received',
  'document-received-again',
  'document-read',
  'document-unreadable',
  'read-again-asked',
  'successor-found',
  'shared-identifier-found',
  'shared-identifier-noted',
]);
