import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { UnreadableReason } from '@mailroom/contracts';

/** `name` fits a table's cell; `sentence` says what is the matter and what to do. */
export const unreadableSentences: Record<UnreadableReason, { name: MessageDescriptor; sentence: MessageDescriptor }> = {
  empty: {
    name: msg`Empty file`,
    sentence: msg`The file is empty. Ask the sender to send the document again.`,
  },
  'unknown-format': {
    name: msg`Unknown format`,
    sentence: msg`Mailroom does not read this format. Download the file to see what it is, or ask the sender for a PDF or a CDA document.`,
  },
  'xml-malformed': {
    name: msg`Broken XML`,
    sentence: msg`The file is XML that breaks off or contradicts itself. Ask the sender to send the document again.`,
  },
  'xml-doctype': {
    name: msg`Unsafe XML`,
    sentence: msg`The file holds an instruction that medical documents never have and attacks do. Do not open it elsewhere; tell your IT department.`,
  },
  'xml-limits': {
    name: msg`Excessive XML`,
    sentence: msg`The file is larger or more deeply nested than any medical document should be. Tell your IT department before opening it elsewhere.`,
  },
  'not-a-clinical-document': {
    name: msg`Not a medical document`,
    sentence: msg`The file is XML, but not a medical document. The sender may have attached the wrong file.`,
  },
  'no-patient': {
    name: msg`No patient named`,
    sentence: msg`The document does not say whose it is. Read it to find the patient, or ask the sender.`,
  },
  damaged: {
    name: msg`Damaged file`,
    sentence: msg`The stored file is no longer what was received. Do not use it; tell your IT department and ask the sender to send the document again.`,
  },
};
