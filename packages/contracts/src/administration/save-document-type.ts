import { z } from 'zod';
import { contract } from '../contract.ts';
import { OPERATING_ROLES } from '../session/role.ts';
import { WantedDocumentType } from './document-type.ts';
import { SeenOrNew } from './seen-version.ts';

export const SaveDocumentTypeInput = z.strictObject({
  documentType: WantedDocumentType,
  /** Null for a new one: a code that is taken is refused then. */
  ...SeenOrNew,
});
export type SaveDocumentTypeInput = z.infer<typeof SaveDocumentTypeInput>;

export const SaveDocumentTypeOutput = z.strictObject({});

/** Adds a kind of document, or renames one. A new one holds for what is read from then on. */
export const saveDocumentType = contract({
  kind: 'mutation',
  roles: OPERATING_ROLES,
  input: SaveDocumentTypeInput,
  output: SaveDocumentTypeOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentTypeTaken', 'TooManyRows', 'ChangedMeanwhile'],
  audit: ['facility-changed'],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
