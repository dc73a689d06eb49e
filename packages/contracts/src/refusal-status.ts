import type { z } from 'zod';

/** How HTTP says a refusal: the name of its status. */
export type RefusalStatus =
  | 'BAD_REQUEST'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'PRECONDITION_FAILED'
  | 'PAYLOAD_TOO_LARGE'
  | 'TOO_MANY_REQUESTS'
  | 'SERVICE_UNAVAILABLE';

/** A status for each of these refusals. One that is forgotten does not compile. */
export type StatusesOf<Refusals extends readonly z.ZodType<{ code: string }>[]> = Readonly<
  Record<z.infer<Refusals[number]>['code'], RefusalStatus>
>;
