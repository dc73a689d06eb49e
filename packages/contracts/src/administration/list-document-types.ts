import { z } from 'zod';
import { contract } from '../contract.ts';
import { OPERATING_ROLES } from '../session/role.ts';
import { DocumentTypeRow } from './document-type.ts';

export const ListDocumentTypesInput = z.strictObject({});

export const ListDocumentTypesOutput = z.strictObject({ rows: z.array(DocumentTypeRow) });

/** The kinds of documents that Mailroom names, at every hospital alike, by code. */
export const listDocumentTypes = contract({
  kind: 'query',
  roles: OPERATING_ROLES,
  input: ListDocumentTypesInput,
  output: ListDocumentTypesOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 50_000 },
});
