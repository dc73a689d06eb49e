import { z } from 'zod';

/**
 * How fresh what is known of a document's identity is.
 *
 * - `verified`: checked against the hospital's own server, less than a day ago.
 * - `stale`: checked longer ago, or against the local mirror only.
 * - `unavailable`: the hospital's server did not answer, and the mirror knows nothing.
 */
export const Freshness = z.enum(['verified', 'stale', 'unavailable']);
export type Freshness = z.infer<typeof Freshness>;
