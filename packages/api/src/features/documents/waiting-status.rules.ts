import type { DocumentStatus } from '@mailroom/contracts';

/** Where a document waits again after its decision was taken back. */
export const waitingStatus = (unreadableReason: string | null): DocumentStatus =>
  unreadableReason === null ? 'review' : 'unreadable';
