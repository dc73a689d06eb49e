import { z } from 'zod';
import { CandidateView } from './candidate.ts';

/** The id of a record on the hospital's server. It becomes a part of a path: no slash, and no dot at its beginning. */
export const FhirId = z.string().regex(/^[^\s/?#.][^\s/?#]{0,199}$/);

/** A patient whom a clerk's own search found, compared with the document as a candidate is. */
export const FoundPatient = CandidateView.omit({ patientId: true, isProvisional: true, strength: true }).extend({
  fhirId: z.string(),
  isDeceased: z.boolean(),
});
export type FoundPatient = z.infer<typeof FoundPatient>;
