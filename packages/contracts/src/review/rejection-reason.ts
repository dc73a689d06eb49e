import { z } from 'zod';

/** Why a document is not filed. */
export const RejectionReason = z.enum([
  /** The patient belongs to another hospital. */
  'wrong-facility',
  /** The same document was filed before. */
  'duplicate',
  /** A newer version of it is filed. */
  'replaced',
  'illegible',
  /** Advertising, a test message, an administrative letter. */
  'not-clinical',
  /** The note says why. */
  'other',
]);
export type RejectionReason = z.infer<typeof RejectionReason>;
