import { router } from '../../platform/http/trpc.ts';
import { auditOpening, openDocument } from './open-document.ts';
import { readNarrative } from './read-narrative.ts';

export { holdsUp, isSuccessor } from './document-standing.rules.ts';
export { findStandings, type Standing } from './find-related-documents.ts';
export { lockDocumentRows } from './lock-document-rows.ts';
export { addSearchWords, patientNameOf, replaceSearchWords } from './patient-name.ts';
export { countFiles, proveFiles } from './prove-files.ts';
export { dropPosition, keepPosition, type Position, PROVE_POSITION, readPosition } from './prove-position.ts';
export { searchRanges, searchWordsOf } from './search-words.rules.ts';
export { serveAttachment } from './serve-attachment.ts';
export { waitingStatus } from './waiting-status.rules.ts';
export { auditOpening };

export const documentsRouter = router({ openDocument, readNarrative });
