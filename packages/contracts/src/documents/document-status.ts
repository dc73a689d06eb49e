import { z } from 'zod';

/**
 * Where a document stands.
 *
 * - `received`: stored, not read yet.
 * - `review`: read, waiting for a clerk.
 * - `unreadable`: kept in quarantine with a reason, waiting for a clerk.
 * - `integrating`: a clerk decided to file it; the EHR has not confirmed yet.
 * - `integrated`: filed into the chart.
 * - `rejected`: a clerk decided that it is not filed.
 */
export const DocumentStatus = z.enum(['received', 'review', 'unreadable', 'integrating', 'integrated', 'rejected']);
export type DocumentStatus = z.infer<typeof DocumentStatus>;
