import { router } from '../../platform/http/trpc.ts';
import { acceptKnownDocument } from './accept-known-document.ts';
import { acceptLostFiles } from './accept-lost-files.ts';
import { addNote } from './add-note.ts';
import { assignDocuments } from './assign-documents.ts';
import { chooseCandidate } from './choose-candidate.ts';
import { chooseFound } from './choose-found.ts';
import { claimDocument } from './claim-document.ts';
import { correctTrait } from './correct-trait.ts';
import { createProvisionalPatient } from './create-provisional-patient.ts';
import { integrateDocuments } from './integrate-documents.ts';
import { rejectDocuments } from './reject-documents.ts';
import { releaseDocument } from './release-document.ts';
import { searchLikelyPatients } from './search-likely-patients.ts';
import { searchPatients } from './search-patients.ts';
import { searchServer } from './search-server.ts';
import { tagDocuments } from './tag-documents.ts';
import { undoDecision } from './undo-decision.ts';
import { verifyAgain } from './verify-again.ts';
import { watchDocument } from './watch-document.ts';

export { CLAIM_SECONDS } from './claim-seconds.ts';
export { dropEndedClaims } from './drop-ended-claims.ts';
export { recallDocument } from './recall-document.ts';
export { UNDO_SECONDS } from './undo-seconds.ts';

export const reviewRouter = router({
  acceptKnownDocument,
  acceptLostFiles,
  addNote,
  assignDocuments,
  chooseCandidate,
  chooseFound,
  claimDocument,
  correctTrait,
  createProvisionalPatient,
  integrateDocuments,
  rejectDocuments,
  releaseDocument,
  searchLikelyPatients,
  searchPatients,
  searchServer,
  tagDocuments,
  undoDecision,
  verifyAgain,
  watchDocument,
});
