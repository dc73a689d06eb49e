import { z } from 'zod';
import { contract } from '../contract.ts';
import { SUPERVISING_ROLES } from '../session/role.ts';
import { RetentionScope, StatedReason } from './hold.ts';

export const PlaceHoldInput = z.strictObject({
  documentId: z.uuid(),
  scope: RetentionScope,
  reason: StatedReason,
});
export type PlaceHoldInput = z.infer<typeof PlaceHoldInput>;

/** Keeps a document, or everything of its patient, whatever the rules of retention say, until somebody lifts the hold. */
export const placeHold = contract({
  kind: 'mutation',
  roles: SUPERVISING_ROLES,
  input: PlaceHoldInput,
  output: z.strictObject({ holdId: z.uuid() }),
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentNotFound', 'DocumentOfNobody', 'AlreadyHeld'],
  audit: ['hold-placed'],
  budget: { statements: 7, externalCalls: 0, bytes: 100 },
});
