import { z } from 'zod';
import { contract } from '../contract.ts';
import { OPERATING_ROLES } from '../session/role.ts';
import { Seen } from './seen-version.ts';

export const RemoveDocumentTypeInput = z.strictObject({ code: z.string().max(500), ...Seen });

export const RemoveDocumentTypeOutput = z.strictObject({});

/** Removes a kind of document that no document and no rule of any hospital is of. */
export const removeDocumentType = contract({
  kind: 'mutation',
  roles: OPERATING_ROLES,
  input: RemoveDocumentTypeInput,
  output: RemoveDocumentTypeOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentTypeInUse', 'ChangedMeanwhile'],
  audit: ['facility-changed'],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
