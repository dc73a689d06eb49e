import type { FhirRequest } from './ask-server.ts';
import type { Cancellable } from './fhir-client.ts';
import { FhirOutOfScope, FhirUnavailable } from './fhir-error.ts';
import { type FhirScope, isInScope } from './fhir-scope.ts';
import { readRecord } from './read-record.ts';

/** How long each kind of call may take. */
export interface FhirTimeouts {
  readonly readMilliseconds: number;
  readonly searchMilliseconds: number;
  readonly writeMilliseconds: number;
}

/** A facility's server at this moment: its connection may be another one at the next call. */
export interface Reached {
  ask(request: FhirRequest): Promise<unknown>;
  askForBytes(request: FhirRequest): Promise<Buffer>;
  readonly scope: FhirScope | null;
  readonly timeouts: FhirTimeouts;
}

/** The bytes that were sent need not come back. */
export const MINIMAL = { prefer: 'return=minimal' };

export const pathOf = (resourceType: string, id: string): string => `/${resourceType}/${encodeURIComponent(id)}`;

/** @throws FhirOutOfScope for a record of another facility. */
export const readPatient = async ({ ask, scope, timeouts }: Reached, fhirId: string, { signal }: Cancellable) => {
  const path = pathOf('Patient', fhirId);
  const timeoutMilliseconds = timeouts.readMilliseconds;
  const patient = readRecord(await ask({ method: 'GET', path, timeoutMilliseconds, signal }));
  if (patient === null) throw new FhirUnavailable('unreadable');
  if (!isInScope(patient, scope)) throw new FhirOutOfScope();
  return patient;
};
