import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EffectTrouble } from '@mailroom/contracts';

/** Why the hospital's server has not done it, and what to do. */
export const troubleSentences: Record<EffectTrouble, MessageDescriptor> = {
  'content-refused': msg`The record refused the content. Tell your IT department, or undo and reject the document.`,
  'not-allowed': msg`The record does not let Mailroom do this. Tell your IT department.`,
  conflict: msg`The record changed in the meantime. Try again.`,
  'patient-inactive': msg`The patient's record was closed or merged. Undo, then choose another patient.`,
  'other-facility': msg`The patient's record belongs to another hospital. Undo, then choose another patient.`,
  unscoped: msg`Several hospitals share the record, and this one is not set up to tell its own patients. Tell your IT department; nothing was sent.`,
  'earlier-refused': msg`This document is done, but the record refuses to change the status of its earlier version. Tell your IT department: both may look current.`,
  'no-answer': msg`The record gives no clear answer. Mailroom keeps asking; nothing is sent twice.`,
};
