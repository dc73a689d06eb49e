import { z } from 'zod';
import { isLoincCode } from '../agreements.ts';
import { Seen } from './seen-version.ts';

/** Long enough for each of LOINC's own names in use, and short enough for a menu. */
const Name = z.string().trim().min(1).max(100);

/** A kind of document as an operator writes it. */
export const WantedDocumentType = z.strictObject({
  /** Of LOINC's document ontology. */
  code: z.string().trim().max(9).refine(isLoincCode, { error: 'is no code of LOINC: look at its digits again' }),
  nameEn: Name,
  nameFr: Name,
});
export type WantedDocumentType = z.infer<typeof WantedDocumentType>;

/** A kind of document that Mailroom names. */
export const DocumentTypeRow = z.strictObject({
  code: z.string(),
  nameEn: z.string(),
  nameFr: z.string(),
  ...Seen,
});
export type DocumentTypeRow = z.infer<typeof DocumentTypeRow>;
