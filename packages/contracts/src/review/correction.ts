import { z } from 'zod';
import { PartialDate } from '../documents/partial-date.ts';
import { PatientIdentifier } from '../documents/patient-identifier.ts';
import { PlaceCode } from '../documents/place-code.ts';
import { Sex } from '../documents/sex.ts';

/** How much a trait may be; a person writes less than a document may say. */
interface Parts<Name, Identifier> {
  readonly name: Name;
  readonly identifier: Identifier;
  readonly maxGiven: number;
  readonly maxIdentifiers: number;
}

const traitWith = <Name extends z.ZodType<string, string>, Identifier extends z.ZodType<PatientIdentifier>>({
  name,
  identifier,
  maxGiven,
  maxIdentifiers,
}: Parts<Name, Identifier>) =>
  z.discriminatedUnion('trait', [
    z.strictObject({ trait: z.literal('family'), value: name.nullable() }),
    z.strictObject({ trait: z.literal('given'), value: z.array(name).max(maxGiven) }),
    z.strictObject({ trait: z.literal('birthDate'), value: PartialDate.nullable() }),
    z.strictObject({ trait: z.literal('sex'), value: Sex.nullable() }),
    z.strictObject({ trait: z.literal('birthPlace'), value: PlaceCode.nullable() }),
    z.strictObject({ trait: z.literal('identifier'), value: z.array(identifier).max(maxIdentifiers) }),
  ]);

/** A trait of the patient as a person reads it from the document; null or an empty list: the document does not say it. */
export const Correction = traitWith({
  name: z.string().trim().min(1).max(200),
  identifier: z.strictObject({ system: z.string().max(500).nullable(), value: z.string().max(500) }),
  maxGiven: 10,
  maxIdentifiers: 20,
});
export type Correction = z.infer<typeof Correction>;

/** A trait as it is kept and shown: nothing of it is trimmed again. */
export const KeptTrait = traitWith({
  name: z.string().min(1).max(500),
  identifier: PatientIdentifier,
  maxGiven: 20,
  maxIdentifiers: 100,
});
export type KeptTrait = z.infer<typeof KeptTrait>;
