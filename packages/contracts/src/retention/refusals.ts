import { z } from 'zod';
import type { StatusesOf } from '../refusal-status.ts';
import { KeptBecause } from './retained-status.ts';

/** No such rule in this facility: it was removed. */
const RetentionRuleNotFound = z.strictObject({ code: z.literal('RetentionRuleNotFound'), ruleId: z.uuid() });

/** Somebody changed the rule since it was loaded. */
const RetentionRuleChanged = z.strictObject({ code: z.literal('RetentionRuleChanged'), ruleId: z.uuid() });

/** Nobody has seen what this version of the rule would remove. */
const RetentionRuleUnseen = z.strictObject({ code: z.literal('RetentionRuleUnseen'), ruleId: z.uuid() });

/** There is no such document type. */
const DocumentTypeNotFound = z.strictObject({ code: z.literal('DocumentTypeNotFound') });

/** Something keeps the document, or one of its patient: nothing was erased. */
const DocumentKept = z.strictObject({ code: z.literal('DocumentKept'), documentId: z.uuid(), because: KeptBecause });

/** A restricted document of the patient is closed to who asks: nothing was erased. It is named, so that they open it with a reason. */
const PatientDocumentRestricted = z.strictObject({
  code: z.literal('PatientDocumentRestricted'),
  documentId: z.uuid(),
});

/** Nobody is found to be the document's patient. */
const DocumentOfNobody = z.strictObject({ code: z.literal('DocumentOfNobody'), documentId: z.uuid() });

/** It is held already. */
const AlreadyHeld = z.strictObject({ code: z.literal('AlreadyHeld'), documentId: z.uuid() });

/** No such hold in this facility, or it is lifted. */
const HoldNotFound = z.strictObject({ code: z.literal('HoldNotFound'), holdId: z.uuid() });

export const retentionRefusals = [
  RetentionRuleNotFound,
  RetentionRuleChanged,
  RetentionRuleUnseen,
  DocumentTypeNotFound,
  DocumentKept,
  PatientDocumentRestricted,
  DocumentOfNobody,
  AlreadyHeld,
  HoldNotFound,
] as const;

/** How HTTP says them. */
export const retentionRefusalStatuses: StatusesOf<typeof retentionRefusals> = {
  RetentionRuleNotFound: 'NOT_FOUND',
  RetentionRuleChanged: 'CONFLICT',
  RetentionRuleUnseen: 'CONFLICT',
  DocumentTypeNotFound: 'NOT_FOUND',
  DocumentKept: 'CONFLICT',
  PatientDocumentRestricted: 'CONFLICT',
  DocumentOfNobody: 'CONFLICT',
  AlreadyHeld: 'CONFLICT',
  HoldNotFound: 'NOT_FOUND',
};
