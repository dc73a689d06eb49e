import { contract } from '../contract.ts';
import { DECIDING_ROLES } from '../session/role.ts';
import { ChangedDocument, SeenDocument } from './decision.ts';

export const AcceptLostFilesInput = SeenDocument;

/** Somebody says that a document may be filed without the files of it that nobody can read here. */
export const acceptLostFiles = contract({
  kind: 'mutation',
  roles: DECIDING_ROLES,
  input: AcceptLostFilesInput,
  output: ChangedDocument,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentNotFound', 'DocumentClaimed', 'DocumentChanged', 'StatusUnfit'],
  audit: ['lost-files-accepted'],
  budget: { statements: 8, externalCalls: 0, bytes: 100 },
});
