import { router } from '../../platform/http/trpc.ts';
import { listRestrictedOpenings } from './list-restricted-openings.ts';
import { noteRestrictedOpening } from './note-restricted-opening.ts';
import { auditOpening, openDocument } from './open-document.ts';
import { openRestricted } from './open-restricted.ts';
import { readNarrative } from './read-narrative.ts';
import { restrictDocument } from './restrict-document.ts';

export { auditSearch } from './audit-search.ts';
export { isOpenHere, isOpenTo } from './closed-document.ts';
export { holdsUp, isSuccessor } from './document-standing.rules.ts';
export { findStandings, type Standing } from './find-related-documents.ts';
export { keepName } from './keep-name.ts';
export { lockDocumentRows } from './lock-document-rows.ts';
export { addSearchWords, patientNameOf, replaceSearchWords } from './patient-name.ts';
export { countFiles, proveFiles } from './prove-files.ts';
export { dropPosition, keepPosition, type Position, PROVE_POSITION, readPosition } from './prove-position.ts';
export { searchRanges, searchWordsOf } from './search-words.rules.ts';
export { serveAttachment } from './serve-attachment.ts';
export { waitingStatus } from './waiting-status.rules.ts';
export { auditOpening };

export const documentsRouter = router({
  listRestrictedOpenings,
  noteRestrictedOpening,
  openDocument,
  openRestricted,
  readNarrative,
  restrictDocument,
});
