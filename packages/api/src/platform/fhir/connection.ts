import type { FhirScope } from './fhir-scope.ts';

/** Where one facility's records are, and which of them are its own. */
export interface Connection {
  readonly baseUrl: string;
  /** Null: the whole server is this facility's. */
  readonly scope: FhirScope | null;
}

/** @throws FhirUnscoped for a facility whose records cannot be told from another's. */
export type Connect = (facilityId: string) => Promise<Connection>;
