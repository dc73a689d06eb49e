import type { FhirClient } from '../../platform/fhir/fhir-client.ts';
import type { Attempt } from './begin-attempt.ts';

/** An attempt, and what it is made with. */
export interface Sending {
  readonly client: FhirClient;
  readonly attempt: Attempt;
  readonly loadBytes: () => Promise<Uint8Array>;
  readonly signal: AbortSignal;
}
