import type { Realm } from '../people/person.ts';
import type { DocumentKind } from './kinds.ts';
import type { SenderKind } from './senders.ts';

/** Structured CDA, CDA around a PDF, or a PDF letter. */
export type DocumentFormat = 'cda' | 'cda-pdf' | 'pdf';

interface PlannedBatch {
  kind: DocumentKind;
  sourceCode: string;
  from: SenderKind;
  format: DocumentFormat;
  count: number;
}

type Row = readonly [DocumentKind, string, PlannedBatch['from'], DocumentFormat, number];

const batches = (rows: readonly Row[]): PlannedBatch[] =>
  rows.map(([kind, sourceCode, from, format, count]) => ({ kind, sourceCode, from, format, count }));

/** How many ordinary documents each facility gets, through which source. */
export const PLANS: readonly { facilityCode: string; realm: Realm; batches: readonly PlannedBatch[] }[] = [
  {
    facilityCode: 'chu-montclair',
    realm: 'FR',
    batches: batches([
      ['laboratory', 'laboratoire', 'laboratory', 'cda', 30],
      ['laboratory', 'laboratoire', 'laboratory', 'cda-pdf', 4],
      ['imaging', 'imagerie', 'imaging', 'cda', 11],
      ['imaging', 'imagerie', 'imaging', 'cda-pdf', 6],
      ['ecg', 'ecg', 'hospital', 'cda-pdf', 6],
      ['discharge', 'messagerie', 'clinic', 'cda', 8],
      ['discharge', 'messagerie', 'clinic', 'cda-pdf', 4],
      ['consultation', 'messagerie', 'clinic', 'cda', 8],
      ['episode', 'messagerie', 'clinic', 'cda', 4],
      ['summary', 'messagerie', 'practice', 'cda', 4],
      ['referral', 'messagerie', 'practice', 'cda', 3],
      ['referral', 'numerisation', 'practice', 'pdf', 5],
      ['functional-status', 'numerisation', 'rehabilitation', 'pdf', 4],
      ['functional-status', 'folder', 'rehabilitation', 'cda', 2],
      ['operation', 'folder', 'hospital', 'cda', 6],
      ['procedure', 'folder', 'hospital', 'cda', 4],
      ['progress', 'folder', 'hospital', 'cda', 4],
      ['history-and-physical', 'folder', 'hospital', 'cda', 4],
      ['consultation', 'upload', 'practice', 'pdf', 3],
    ]),
  },
  {
    facilityCode: 'northbrook',
    realm: 'GB',
    batches: batches([
      ['laboratory', 'pathology', 'laboratory', 'cda', 16],
      ['imaging', 'radiology', 'imaging', 'cda', 6],
      ['imaging', 'radiology', 'imaging', 'cda-pdf', 4],
      ['ecg', 'ecg', 'hospital', 'cda-pdf', 3],
      ['discharge', 'secure-mail', 'clinic', 'cda', 5],
      ['discharge', 'secure-mail', 'clinic', 'cda-pdf', 3],
      ['consultation', 'secure-mail', 'clinic', 'cda', 5],
      ['episode', 'secure-mail', 'clinic', 'cda', 2],
      ['summary', 'secure-mail', 'practice', 'cda', 2],
      ['referral', 'post-room', 'practice', 'pdf', 4],
      ['functional-status', 'post-room', 'rehabilitation', 'pdf', 3],
      ['operation', 'folder', 'hospital', 'cda', 4],
      ['procedure', 'folder', 'hospital', 'cda', 3],
      ['progress', 'folder', 'hospital', 'cda', 3],
      ['history-and-physical', 'folder', 'hospital', 'cda', 3],
      ['discharge', 'upload', 'clinic', 'pdf', 2],
    ]),
  },
  {
    facilityCode: 'maple-street',
    realm: 'US',
    batches: batches([
      ['laboratory', 'laboratory', 'laboratory', 'cda', 8],
      ['episode', 'direct-mail', 'clinic', 'cda', 3],
      ['summary', 'direct-mail', 'practice', 'cda', 2],
      ['consultation', 'direct-mail', 'clinic', 'cda', 3],
      ['discharge', 'direct-mail', 'clinic', 'cda-pdf', 2],
      ['imaging', 'direct-mail', 'imaging', 'cda-pdf', 2],
      ['referral', 'folder', 'practice', 'pdf', 2],
      ['progress', 'folder', 'hospital', 'cda', 2],
      ['history-and-physical', 'folder', 'hospital', 'cda', 2],
      ['consultation', 'upload', 'practice', 'pdf', 2],
    ]),
  },
];
