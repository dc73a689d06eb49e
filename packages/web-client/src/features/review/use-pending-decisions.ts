import { useSyncExternalStore } from 'react';
import { onPendingChange, type PendingDecisions, pendingDecisions } from './pending-decisions.ts';

/** What was decided on this page and is not confirmed yet. */
export const usePendingDecisions = (): PendingDecisions => useSyncExternalStore(onPendingChange, pendingDecisions);
