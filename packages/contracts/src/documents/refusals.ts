import { z } from 'zod';
import type { StatusesOf } from '../refusal-status.ts';
import { Restriction } from './restriction.ts';

/** No such document in this facility. The same answer for one that exists elsewhere. */
export const DocumentNotFound = z.strictObject({ code: z.literal('DocumentNotFound'), documentId: z.uuid() });

/** It was filed or rejected here, and what it says was taken away since. */
const DocumentPurged = z.strictObject({
  code: z.literal('DocumentPurged'),
  documentId: z.uuid(),
  purgedAt: z.iso.datetime(),
  /** Somebody asked for it; otherwise a rule of the facility did it. */
  isErased: z.boolean(),
});

/** The attachment does not exist in this facility, or has no narrative to show. */
const NarrativeNotFound = z.strictObject({ code: z.literal('NarrativeNotFound'), attachmentId: z.uuid() });

/** The narrative is not there yet: the document came in before narratives were kept, or its file was lost, and it is being read. */
const NarrativeAwaited = z.strictObject({ code: z.literal('NarrativeAwaited'), attachmentId: z.uuid() });

/**
 * The document is restricted, and whoever asks has not opened it with a reason. `supervisorNames` are colleagues who may, at most
 * twenty.
 */
const DocumentRestricted = z.strictObject({
  code: z.literal('DocumentRestricted'),
  documentId: z.uuid(),
  restriction: Restriction,
  supervisorNames: z.array(z.string()),
});

/** Nobody opened such a restricted document in this facility, or somebody noted it before; what one opened oneself, others note. */
const OpeningNotFound = z.strictObject({ code: z.literal('OpeningNotFound'), openingId: z.uuid() });

export const documentsRefusals = [
  DocumentNotFound,
  DocumentPurged,
  DocumentRestricted,
  NarrativeNotFound,
  NarrativeAwaited,
  OpeningNotFound,
] as const;

/** How HTTP says them. */
export const documentsRefusalStatuses: StatusesOf<typeof documentsRefusals> = {
  DocumentNotFound: 'NOT_FOUND',
  DocumentRestricted: 'FORBIDDEN',
  DocumentPurged: 'NOT_FOUND',
  NarrativeNotFound: 'NOT_FOUND',
  NarrativeAwaited: 'SERVICE_UNAVAILABLE',
  OpeningNotFound: 'NOT_FOUND',
};
