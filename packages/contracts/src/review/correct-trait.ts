import type { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';
import { Correction } from './correction.ts';
import { ChangedDocument, SeenDocument } from './decision.ts';

export const CorrectTraitInput = SeenDocument.extend({ correction: Correction });
export type CorrectTraitInput = z.infer<typeof CorrectTraitInput>;

/** Replaces what was misread. What had been read is kept beside it, and the identity is checked again. */
export const correctTrait = contract({
  kind: 'mutation',
  roles: READING_ROLES,
  input: CorrectTraitInput,
  output: ChangedDocument,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentNotFound', 'DocumentClaimed', 'DocumentChanged', 'StatusUnfit'],
  audit: ['trait-corrected'],
  budget: { statements: 14, externalCalls: 0, bytes: 100 },
});
