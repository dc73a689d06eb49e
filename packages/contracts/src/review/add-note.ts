import { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';

export const AddNoteInput = z.strictObject({ documentId: z.uuid(), text: z.string().trim().min(1).max(2000) });
export type AddNoteInput = z.infer<typeof AddNoteInput>;

export const AddNoteOutput = z.strictObject({});
export type AddNoteOutput = z.infer<typeof AddNoteOutput>;

/** Leaves a note for colleagues beside a document. It is never sent to the hospital's record. */
export const addNote = contract({
  kind: 'mutation',
  roles: READING_ROLES,
  input: AddNoteInput,
  output: AddNoteOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentNotFound'],
  audit: ['note-added'],
  budget: { statements: 3, externalCalls: 0, bytes: 10 },
});
