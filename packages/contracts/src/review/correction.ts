import { z } from 'zod';
import { PartialDate } from '../documents/partial-date.ts';
import { PatientIdentifier } from '../documents/patient-identifier.ts';
import { Sex } from '../documents/sex.ts';

const traitWith = <Name extends z.ZodType<string, string>>(name: Name) =>
  z.discriminatedUnion('trait', [
    z.strictObject({ trait: z.literal('family'), value: name.nullable() }),
    z.strictObject({ trait: z.literal('given'), value: z.array(name).max(10) }),
    z.strictObject({ trait: z.literal('birthDate'), value: PartialDate.nullable() }),
    z.strictObject({ trait: z.literal('sex'), value: Sex.nullable() }),
    z.strictObject({ trait: z.literal('identifier'), value: z.array(PatientIdentifier).max(20) }),
  ]);

/** A trait of the patient as a person reads it from the document; null or an empty list: the document does not say it. */
export const Correction = traitWith(z.string().trim().min(1).max(200));
export type Correction = z.infer<typeof Correction>;

/** A trait as it is kept and shown: nothing of it is trimmed again. */
export const KeptTrait = traitWith(z.string().min(1).max(200));
export type KeptTrait = z.infer<typeof KeptTrait>;
