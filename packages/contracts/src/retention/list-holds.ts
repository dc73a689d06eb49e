import { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';
import { HoldView } from './hold.ts';

/** The legal holds that keep a document: its own, and its patient's. */
export const listHolds = contract({
  kind: 'query',
  roles: READING_ROLES,
  input: z.strictObject({ documentId: z.uuid() }),
  output: z.strictObject({ holds: z.array(HoldView) }),
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 5000 },
});
