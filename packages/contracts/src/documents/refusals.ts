import { z } from 'zod';
import type { StatusesOf } from '../refusal-status.ts';

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

export const documentsRefusals = [DocumentNotFound, DocumentPurged, NarrativeNotFound, NarrativeAwaited] as const;

/** How HTTP says them. */
export const documentsRefusalStatuses: StatusesOf<typeof documentsRefusals> = {
  DocumentNotFound: 'NOT_FOUND',
  DocumentPurged: 'NOT_FOUND',
  NarrativeNotFound: 'NOT_FOUND',
  NarrativeAwaited: 'SERVICE_UNAVAILABLE',
};
