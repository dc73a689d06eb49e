import { router } from '../../platform/http/trpc.ts';
import { receiveDocument } from './channels/upload/receive-document.ts';
import { listSharedIdentifiers } from './list-shared-identifiers.ts';
import { noteSharedIdentifier } from './note-shared-identifier.ts';

export { listFiles, receivePaths } from './channels/paths/receive-paths.ts';
export { findSource } from './find-source.ts';
export { isReconciled, type LedgerLine, type ProvenLedger, type ProvenPurge, proveLedger } from './prove-ledger.ts';
export { readAgain, type Unread } from './read-again.ts';
export { readDocumentJob } from './read-document.job.ts';
export { READ_NARRATIVE } from './read-narrative.job.ts';
export { readOlderNarratives } from './read-older-narratives.ts';
export { readFacilities, statedOf } from './read-set-up.ts';
export { READ_DOCUMENT } from './read-until-done.ts';
export { receiveObject, refuseObject } from './receive-object.ts';
export { recordStanding } from './record-standing.ts';
export { resumeReading } from './resume-reading.ts';
export { type SetUpOptions, setUpFacilities } from './set-up-facilities.ts';

export const intakeRouter = router({ listSharedIdentifiers, noteSharedIdentifier, receiveDocument });
