export { forgetDecisions, useLastDecision } from './last-decision.ts';
export { BulkBar, DocumentPane, UndoToast } from './lazy-parts.ts';
export { foresee } from './pending-decisions.ts';
export { reviewRefusalSentences } from './refusal-sentences.ts';
export { usePendingDecisions } from './use-pending-decisions.ts';
