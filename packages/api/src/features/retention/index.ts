import { router } from '../../platform/http/trpc.ts';
import { eraseDocument } from './erase-document.ts';
import { liftHold } from './lift-hold.ts';
import { listHolds } from './list-holds.ts';
import { listRetention } from './list-retention.ts';
import { placeHold } from './place-hold.ts';
import { previewRetention } from './preview-retention.ts';
import { removeRetentionRule } from './remove-retention-rule.ts';
import { saveRetentionRule } from './save-retention-rule.ts';
import { switchRetentionRule } from './switch-retention-rule.ts';

export { countDue } from './count-due.ts';
export { purgeDue } from './purge-due.ts';
export { removeUnneededFiles } from './remove-unneeded-files.ts';
export { servePatientExport } from './serve-patient-export.ts';

export const retentionRouter = router({
  eraseDocument,
  liftHold,
  listHolds,
  listRetention,
  placeHold,
  previewRetention,
  removeRetentionRule,
  saveRetentionRule,
  switchRetentionRule,
});
