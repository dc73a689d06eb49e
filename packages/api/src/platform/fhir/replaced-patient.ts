import { z } from 'zod';
import { said } from './answer-limits.ts';

/** A Patient as far as replacing it changes it; all else goes back as it came. */
export const StoredPatient = z.looseObject({
  resourceType: z.literal('Patient'),
  id: said.min(1),
  meta: z.looseObject({ versionId: said.optional() }).optional(),
  active: z.boolean().optional(),
  link: z
    .array(z.looseObject({ type: said }))
    .max(100)
    .optional(),
});
type StoredPatient = z.infer<typeof StoredPatient>;

/** A record as it stands once another one has taken its place (FHIR R4, Patient.link); null where it says so already. */
export const replacedPatient = (stored: StoredPatient, byFhirId: string) => {
  const { active, link = [], meta } = stored;
  if (active === false && link.some(({ type }) => type === 'replaced-by')) return null;
  const replacedBy = { type: 'replaced-by', other: { reference: `Patient/${byFhirId}` } };
  return { body: { ...stored, active: false, link: [...link, replacedBy] }, version: meta?.versionId ?? null };
};
