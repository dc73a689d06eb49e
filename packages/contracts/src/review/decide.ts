import { z } from 'zod';
import { DocumentNotFound } from '../documents/refusals.ts';
import { DecidedDocument } from './decision.ts';
import {
  DocumentChanged,
  DocumentClaimed,
  IdentityNotVerified,
  IdentityStale,
  KnownDocumentNotAccepted,
  LostFilesNotAccepted,
  PatientInactive,
  StatusUnfit,
} from './refusals.ts';

/** Why one document of a selection was not decided; the others are. */
export const DecisionRefusal = z.discriminatedUnion('code', [
  DocumentNotFound,
  DocumentClaimed,
  DocumentChanged,
  StatusUnfit,
  IdentityNotVerified,
  IdentityStale,
  PatientInactive,
  LostFilesNotAccepted,
  KnownDocumentNotAccepted,
]);
export type DecisionRefusal = z.infer<typeof DecisionRefusal>;

/** What became of each document of a selection: in one of the two lists, exactly once. */
export const DecisionOutput = z.strictObject({
  decided: z.array(DecidedDocument),
  refused: z.array(DecisionRefusal),
});
export type DecisionOutput = z.infer<typeof DecisionOutput>;
