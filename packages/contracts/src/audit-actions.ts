import { z } from 'zod';
import { AdministrationAction } from './administration/audit-actions.ts';
import { ReadAuditAction } from './audit/audit-actions.ts';
import { DocumentsAction } from './documents/audit-actions.ts';
import { IntakeAction } from './intake/audit-actions.ts';
import { IntegrationAction } from './integration/audit-actions.ts';
import { ProvisionalAction } from './provisional/audit-actions.ts';
import { RetentionAction } from './retention/audit-actions.ts';
import { ReviewAction } from './review/audit-actions.ts';
import { SessionAction } from './session/audit-actions.ts';
import { VerificationAction } from './verification/audit-actions.ts';
import { WorklistAction } from './worklist/audit-actions.ts';

/**
 * What was done, in FHIR `AuditEvent` spirit: every action of every room. A new one is a line of its room's `audit-actions.ts`; it
 * does not compile until the client has a sentence for it, and the database refuses it until a migration lets it in.
 */
export const AuditAction = z.enum([
  ...IntakeAction.options,
  ...DocumentsAction.options,
  ...VerificationAction.options,
  ...ReviewAction.options,
  ...IntegrationAction.options,
  ...WorklistAction.options,
  ...SessionAction.options,
  ...ProvisionalAction.options,
  ...AdministrationAction.options,
  ...RetentionAction.options,
  ...ReadAuditAction.options,
  ...AdministrationAction.options,
]);
export type AuditAction = z.infer<typeof AuditAction>;
