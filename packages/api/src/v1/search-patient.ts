import type { PatientIdentifier } from '@mailroom/contracts';
import { z } from 'zod';
import type { Connection } from '../platform/fhir/connection.ts';
import { FhirPatient } from '../platform/fhir/fhir-patient.ts';
import { isInScope, scopeParameters } from '../platform/fhir/fhir-scope.ts';

/** How long one document waits for the hospital's server; the next document then waits again. */
const TIMEOUT_MILLISECONDS = 1000;

const Searchset = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.object({ resource: z.looseObject({ resourceType: z.string() }) })).default([]),
});

/** The records of the hospital's server that carry an identifier, whole. */
export interface FhirIdentity {
  readonly matches: number;
  readonly patients: readonly object[];
}

/** FHIR R4, search, escaping: these have a meaning inside a token. */
const escape = (text: string): string => text.replaceAll(/[\\,|$]/g, String.raw`\$&`);

/** An OID as a document writes it is a URI for FHIR. */
const systemUri = (system: string): string => (/^[\d.]+$/.test(system) ? `urn:oid:${system}` : system);

/**
 * Searches the hospital's FHIR server for one identifier: one call per document, inside serialization.
 *
 * It is a `POST …/_search`, which keeps the identifier out of URLs.
 *
 * @returns null when the server is down, slow, or answers anything but a searchset; the time is spent all the same.
 */
export const searchPatient = async (
  { baseUrl, scope }: Connection,
  { system, value }: PatientIdentifier,
): Promise<FhirIdentity | null> => {
  const identifier = system === null ? escape(value) : `${escape(systemUri(system))}|${escape(value)}`;
  const parameters = new URLSearchParams({ identifier });
  for (const [name, value] of scopeParameters(scope)) parameters.append(name, value);
  try {
    const response = await fetch(`${baseUrl}/Patient/_search`, {
      method: 'POST',
      headers: { accept: 'application/fhir+json' },
      body: parameters,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const answer: unknown = await response.json();
    const patients = Searchset.parse(answer)
      .entry.map(({ resource }) => resource)
      .filter((resource) => scope === null || isInScope(FhirPatient.parse(resource), scope));
    return { matches: patients.length, patients };
  } catch {
    return null;
  }
};
