import { msg } from '@lingui/core/macro';
import type { KeptBecause, RefusalOf } from '@mailroom/contracts';
import type { RefusalSentences } from '../../platform/errors/refusal-sentences.ts';

const because = {
  held: () => msg`Nothing was erased: a legal hold keeps it. Have the hold lifted first.`,
  'not-ended': () => msg`Nothing was erased: only what is filed or rejected can be. Decide on what waits first.`,
  'under-way': () =>
    msg`Nothing was erased: something is still being done with a document. Try again in a few minutes.`,
  'not-read-back': () =>
    msg`Nothing was erased: the record did not show that it has a document, and this may be the only copy. Recall it and reject it to erase it.`,
  'provisional-patient': () =>
    msg`Nothing was erased: the patient is a provisional one. Merge them into the real record first.`,
} satisfies Record<KeptBecause, () => unknown>;

/** What this room refuses, in words that somebody can act on. */
export const retentionRefusalSentences: RefusalSentences<RefusalOf<'retention'>> = {
  RetentionRuleNotFound: () => msg`Somebody removed this rule in the meantime.`,
  RetentionRuleChanged: () => msg`Somebody changed this rule in the meantime. Look at what it would remove now.`,
  RetentionRuleUnseen: () => msg`Look at what this rule would remove before you switch it on.`,
  DocumentTypeNotFound: () => msg`There is no such document type. Choose another one.`,
  DocumentKept: (refusal) => because[refusal.because](),
  PatientDocumentRestricted: () =>
    msg`Nothing was erased: a restricted document of this patient is closed to you. Open it first, with a reason; the list shows it by its type.`,
  DocumentOfNobody: () => msg`Nobody is found to be this document’s patient. Choose the document alone.`,
  AlreadyHeld: () => msg`This is held already. The hold stands above the document.`,
  HoldNotFound: () => msg`Somebody lifted this hold in the meantime.`,
};
