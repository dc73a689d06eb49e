import { z } from 'zod';
import { PartialDate } from './partial-date.ts';

/** Something that a document states and that was not understood, as it is written: nothing is guessed. */
export const NotUnderstood = z.strictObject({
  what: z.enum(['birthDate', 'sex', 'documentDate']),
  written: z.string().max(80),
});
export type NotUnderstood = z.infer<typeof NotUnderstood>;

/** Somebody else whom a document is about: a child beside the mother, or a stranger. */
export const OtherPatient = z.strictObject({ name: z.string().nullable(), birthDate: PartialDate.nullable() });
export type OtherPatient = z.infer<typeof OtherPatient>;

/** Why a file of a document is lost. */
export const LossReason = z.enum([
  /** The document has a place for it, and nothing is there. */
  'empty',
  /** The document only says where it is. */
  'referenced',
  /** What is written there is not Base64, or was cut off. */
  'not-decoded',
  /** Inflated, it is larger than any file that is received. */
  'too-large',
  /** Its bytes are cut off, or are not what the document says they are. */
  'broken',
  /** It opens with a password only. */
  'password-needed',
  /** No viewer here can show it. */
  'cannot-be-shown',
]);
export type LossReason = z.infer<typeof LossReason>;

/** A file that belongs to a document and that nobody can read here. `mediaType` is what the document says of it. */
export const LostFile = z.strictObject({ mediaType: z.string().max(80).nullable(), reason: LossReason });
export type LostFile = z.infer<typeof LostFile>;
