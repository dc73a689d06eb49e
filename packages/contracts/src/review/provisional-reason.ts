import { z } from 'zod';

/**
 * Why a patient is made although somebody in the record is like them.
 *
 * - `asked`: the patient, their ward or the sender was asked.
 * - `relative`: a twin, or another relative.
 * - `namesake`: somebody else of the same name.
 * - `other`: the note beside the document says it.
 */
export const ProvisionalReason = z.enum(['asked', 'relative', 'namesake', 'other']);
export type ProvisionalReason = z.infer<typeof ProvisionalReason>;
