import { z } from 'zod';
import { PartialDate } from '../documents/partial-date.ts';
import { FoundPatient } from './found-patient.ts';

/**
 * Whom a clerk looks for, for one document. Name and birth date must both hold where both are stated; a number finds by itself.
 * Nothing stated finds nobody.
 */
export const PatientSearch = z.strictObject({
  documentId: z.uuid(),
  /** Words of the name, in whatever order: each begins a word of it, without case or accents. */
  names: z.array(z.string().trim().min(1).max(60)).max(5),
  /** A day, a month or a year. */
  birthDate: PartialDate.nullable(),
  /** As somebody reads it aloud: no matter whose number it is, or how its digits are grouped. */
  number: z.string().trim().min(1).max(60).nullable(),
});
export type PatientSearch = z.infer<typeof PatientSearch>;

export const MAX_FOUND = 20;

/** Who was found, best first. */
export const PatientsFound = z.strictObject({
  patients: z.array(FoundPatient).max(MAX_FOUND),
  /** False: there are more, and the search has to say more. */
  isComplete: z.boolean(),
});
export type PatientsFound = z.infer<typeof PatientsFound>;
