export { AgreementLabel } from './agreement-label.tsx';
export { forgetDecisions, useLastDecision } from './last-decision.ts';
export { BulkBar, DocumentPane, UndoToast } from './lazy-parts.ts';
export { nameOf } from './patient-name.ts';
export { foresee } from './pending-decisions.ts';
export { reviewRefusalSentences } from './refusal-sentences.ts';
export { gradeNames, provisionalReasonNames, traitNames } from './review-words.ts';
export { usePendingDecisions } from './use-pending-decisions.ts';
