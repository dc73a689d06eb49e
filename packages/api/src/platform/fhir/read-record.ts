import type { z } from 'zod';
import { FhirPatient } from './fhir-patient.ts';

/** A patient's record as far as it can be understood: never matched by itself unless all of it is. */
export type PatientRecord = FhirPatient & { readonly isUnderstood: boolean };

type Resource = Readonly<Record<string, unknown>>;

const isResource = (value: unknown): value is Resource => typeof value === 'object' && value !== null;

/** Leaves out each field that is not understood or, of a list, the item alone. */
const withoutIssues = (resource: Resource, issues: readonly z.core.$ZodIssue[]): Resource => {
  const rest: Record<string, unknown> = { ...resource };
  for (const { path } of issues) {
    const [field = '', index] = path.map(String);
    const list = rest[field];
    // Emptied and not yet removed, so that the places of further issues stay right.
    if (index !== undefined && Array.isArray(list)) rest[field] = list.with(Number(index), null);
    else delete rest[field];
  }
  return Object.fromEntries(
    Object.entries(rest).map(([field, value]) => [
      field,
      Array.isArray(value) ? value.filter((item) => item !== null) : value,
    ]),
  );
};

/** What says whether a record is open; where that is not understood, nothing is filed under it. */
const STANDING = new Set(['active', 'link']);

/**
 * Reads a record. One that breaks the specification, as with the sex `M`, keeps what of it is understood.
 *
 * @returns null for what is no patient or has no id, so that nobody could be shown or chosen.
 */
export const readRecord = (resource: unknown): PatientRecord | null => {
  const whole = FhirPatient.safeParse(resource);
  if (whole.success) return { ...whole.data, isUnderstood: true };
  if (!isResource(resource)) return null;
  const { issues } = whole.error;
  const part = FhirPatient.safeParse(withoutIssues(resource, issues));
  if (!part.success) return null;
  const isStandingUnderstood = !issues.some(({ path }) => STANDING.has(String(path[0])));
  return { ...part.data, active: part.data.active && isStandingUnderstood, isUnderstood: false };
};
