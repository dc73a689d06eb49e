import { z } from 'zod';

/** What was done, in FHIR `AuditEvent` spirit. */
export const AuditAction = z.enum([
  'document-received',
  'document-received-again',
  'document-read',
  'document-unreadable',
  'document-opened',
  'search-kept',
  'signed-in',
  'signed-out',
  'facility-set-up',
]);
export type AuditAction = z.infer<typeof AuditAction>;
