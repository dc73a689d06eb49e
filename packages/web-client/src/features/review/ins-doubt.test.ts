import type { CandidateView, MetadataView } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { insDoubtOf } from './ins-doubt.ts';

type Doubts = CandidateView['strictDoubts'];
const read = { patientFamily: 'Martin', patientGiven: ['Sylvie'], patientBirthDate: null, patientSex: 'unknown' };

const doubtOf = (strictDoubts: Doubts, lacksIns = false) =>
  // Nothing else of either is read.
  insDoubtOf(read as unknown as MetadataView, { strictDoubts, lacksIns } as unknown as CandidateView);

it.each<[Doubts, boolean, string | null]>([
  [[], false, null],
  [[], true, 'absent'],
  [['family'], false, 'different'],
  [['birthDate'], false, 'incomplete'],
  [['birthDate', 'sex'], false, 'incomplete'],
  [['given', 'sex'], false, 'different'],
])('%j, and none in the document: %s, is %s', (doubts, lacksIns, doubt) => {
  expect(doubtOf(doubts, lacksIns)).toBe(doubt);
});
