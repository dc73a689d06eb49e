import { z } from 'zod';

/** That somebody read the audit itself, as it tells. */
export const ReadAuditAction = z.enum(['audit-read', 'audit-exported']);
