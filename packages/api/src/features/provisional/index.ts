import { router } from '../../platform/http/trpc.ts';
import { listProvisionalPatients } from './list-provisional-patients.ts';
import { mergeProvisionalPatient } from './merge-provisional-patient.ts';
import { searchRealRecord } from './search-real-record.ts';
import { undoMerge } from './undo-merge.ts';

export { MERGE_PATIENT } from './merge-patient.job.ts';
export { watchProvisional } from './watch-provisional.ts';

export const provisionalRouter = router({
  listProvisionalPatients,
  mergeProvisionalPatient,
  searchRealRecord,
  undoMerge,
});
