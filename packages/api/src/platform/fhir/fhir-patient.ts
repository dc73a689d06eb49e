import { Sex } from '@mailroom/contracts';
import { z } from 'zod';
import { listOf, said, saidUpTo } from './answer-limits.ts';

/** What FHIR leaves out is null here, so that a reader has one kind of nothing. */
const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.optional().transform((value) => value ?? null);
/** Of names and lines of one address, which are kept as one text. */
const MAX_PARTS = 20;
const text = orNull(said);
/** A list of primitives has null where only an extension stands. */
const texts = listOf(said.nullable(), MAX_PARTS).transform((all) => all.filter((one) => one !== null));
/** A number and its system: both stand in one index, of which an entry has 2,700 bytes. */
const number = orNull(saidUpTo(200));
const codeable = orNull(z.object({ coding: listOf(z.object({ code: text })) })).transform(
  (concept) => concept ?? { coding: [] },
);

/** FHIR R4 `date` and `dateTime`, as precise as the server knows. */
const date = orNull(said.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'is not a date'));
const dateTime = orNull(said.regex(/^\d{4}(-\d{2}(-\d{2}(T.+)?)?)?$/, 'is not a date'));

const period = orNull(z.object({ end: dateTime }));

const HumanName = z.object({
  use: text,
  text,
  family: text,
  given: texts,
  prefix: texts,
  suffix: texts,
  period,
  extension: listOf(z.object({ url: said, valueString: text })),
});

/** A code as the value of an extension. */
const CodedExtension = z.object({ url: said, valueCoding: orNull(z.object({ code: text })) });

/**
 * What Mailroom reads of a FHIR R4 Patient. Keys it does not know are left aside; a key of the wrong type is refused,
 * because a record that is half understood must not be matched (`read-record.ts` shows it nevertheless). Every field has a reader: `npm run drift -- --only fhir`.
 */
export const FhirPatient = z.object({
  resourceType: z.literal('Patient'),
  id: said.min(1),
  meta: z.object({ versionId: text }).default({ versionId: null }),
  active: z.boolean().default(true),
  identifier: listOf(z.object({ use: text, type: codeable, system: number, value: number, period })),
  name: listOf(HumanName),
  telecom: listOf(z.object({ system: text, value: text, use: text })),
  gender: orNull(Sex),
  birthDate: date,
  deceasedBoolean: orNull(z.boolean()),
  deceasedDateTime: dateTime,
  address: listOf(
    z.object({
      use: text,
      text,
      line: texts,
      city: text,
      district: text,
      state: text,
      postalCode: text,
      country: text,
    }),
  ),
  maritalStatus: codeable,
  multipleBirthInteger: orNull(z.int32()),
  contact: listOf(
    z.object({
      relationship: listOf(codeable),
      name: orNull(z.object({ text, family: text, given: texts })),
      telecom: listOf(z.object({ system: text, value: text })),
    }),
  ),
  communication: listOf(z.object({ language: codeable, preferred: z.boolean().default(false) })),
  generalPractitioner: listOf(z.object({ reference: text })),
  managingOrganization: orNull(z.object({ reference: text, display: text })),
  link: listOf(z.object({ type: said, other: z.object({ reference: text }) })),
  extension: listOf(
    z.object({
      url: said,
      valueAddress: orNull(
        z.object({ text, city: text, district: text, country: text, extension: listOf(CodedExtension) }),
      ),
      extension: listOf(CodedExtension),
    }),
  ),
});
export type FhirPatient = z.infer<typeof FhirPatient>;
export type FhirHumanName = z.infer<typeof HumanName>;

/** The id within a reference to a resource of this server: `Patient/7`, also with its base and version. */
export const idInReference = (reference: string | null, resourceType: string): string | null =>
  new RegExp(String.raw`(?:^|/)${resourceType}/([A-Za-z0-9.-]{1,64})(?:/_history/[^/]+)?$`).exec(
    reference ?? '',
  )?.[1] ?? null;

/** The records whose place this one took. */
export const replacesOf = ({ link }: FhirPatient): readonly string[] =>
  link.flatMap(({ type, other }) => (type === 'replaces' ? (idInReference(other.reference, 'Patient') ?? []) : []));

/** The record that took this one's place after a merge; null for none. */
export const replacedBy = ({ link }: FhirPatient): string | null =>
  idInReference(link.find(({ type }) => type === 'replaced-by')?.other.reference ?? null, 'Patient');
