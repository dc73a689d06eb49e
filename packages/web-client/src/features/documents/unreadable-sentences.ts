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
    sentence: msg`Mailroom cannot tell what this file is. Download it to have a look, or ask the sender for a PDF or a CDA document.`,
  },
  'no-reader': {
    name: msg`Not read yet`,
    sentence: msg`Mailroom knows this format, but does not read it yet. Download the file to find the patient, or ask the sender for a PDF or a CDA document.`,
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
    sentence: msg`The document does not say whose it is. Ask the sender to send it with the patient’s name.`,
  },
  'password-needed': {
    name: msg`Password needed`,
    sentence: msg`The file opens with a password only. Ask the sender to send it without one.`,
  },
  broken: {
    name: msg`Broken file`,
    sentence: msg`The file arrived incomplete or does not hold together. Ask the sender to send the document again.`,
  },
  'cannot-be-shown': {
    name: msg`Cannot be shown`,
    sentence: msg`The file is sound, but Mailroom cannot show it. Download it to read it, or ask the sender for an ordinary PDF.`,
  },
  limits: {
    name: msg`Too much in it`,
    sentence: msg`The file holds more than any medical document should. Tell your IT department before opening it elsewhere.`,
  },
  'reading-failed': {
    name: msg`Reading failed`,
    sentence: msg`Mailroom tried to read the file several times and failed; the fault may be Mailroom’s. Tell your IT department; the file is kept and can be downloaded.`,
  },
  missing: {
    name: msg`Waits for its file`,
    sentence: msg`The stored file is out of reach. Mailroom tries again by itself and reads the document as soon as the file is back; if this lasts, tell your IT department.`,
  },
  damaged: {
    name: msg`Damaged file`,
    sentence: msg`The stored file is no longer what was received. Do not use it; tell your IT department and ask the sender to send the document again.`,
  },
};
