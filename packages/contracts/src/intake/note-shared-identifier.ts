import { z } from 'zod';
import { contract } from '../contract.ts';
import { OVERSEEING_ROLES } from '../session/role.ts';

export const NoteSharedIdentifierInput = z.strictObject({ sharedIdentifierId: z.uuid() });

export const NoteSharedIdentifierOutput = z.strictObject({});

/** Says that somebody knows of a shared identifier: it is told once, and not again. */
export const noteSharedIdentifier = contract({
  kind: 'mutation',
  roles: OVERSEEING_ROLES,
  input: NoteSharedIdentifierInput,
  output: NoteSharedIdentifierOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'SharedIdentifierNotFound'],
  audit: ['shared-identifier-noted'],
  budget: { statements: 4, externalCalls: 0, bytes: 10 },
});
