import type { PreviewRetentionOutput } from '@mailroom/contracts';

/** What a preview came to so far. */
export type Counted = Omit<PreviewRetentionOutput, 'next'>;

export const NOTHING_COUNTED: Counted = {
  documents: 0,
  bytes: 0,
  oldestEndedAt: null,
  newestEndedAt: null,
  kept: { held: 0, 'not-ended': 0, 'under-way': 0, 'not-read-back': 0, 'provisional-patient': 0 },
};

/** The sum of two portions, the earlier first: they come in the order in which documents ended. */
export const addPortion = (sum: Counted, portion: PreviewRetentionOutput): Counted => ({
  documents: sum.documents + portion.documents,
  bytes: sum.bytes + portion.bytes,
  oldestEndedAt: sum.oldestEndedAt ?? portion.oldestEndedAt,
  newestEndedAt: portion.newestEndedAt ?? sum.newestEndedAt,
  kept: {
    held: sum.kept.held + portion.kept.held,
    'not-ended': sum.kept['not-ended'] + portion.kept['not-ended'],
    'under-way': sum.kept['under-way'] + portion.kept['under-way'],
    'not-read-back': sum.kept['not-read-back'] + portion.kept['not-read-back'],
    'provisional-patient': sum.kept['provisional-patient'] + portion.kept['provisional-patient'],
  },
});
