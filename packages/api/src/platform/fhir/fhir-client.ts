import type { Delivery } from './delivery.ts';
import type { FiledResource, FiledType } from './filed-reference.ts';
import type { PatientQuery } from './patient-query.rules.ts';
import type { PatientRecord } from './read-record.ts';
import type { PatientAnswer } from './search-patients.ts';
import type { TransactionBundle } from './transaction-bundle.ts';

export interface Cancellable {
  readonly signal: AbortSignal;
}

/** Bytes that were sent, and are asked for again. */
interface SentBytes {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** As what a reference shall stand, and in whose chart it has to stand for that. */
interface VersionMark {
  readonly status: 'current' | 'superseded';
  readonly patientFhirId: string;
  /** Asked between reading and writing: whether nobody else took the work over. */
  readonly mayStill: () => Promise<boolean>;
}

/** Nothing was changed, and nothing has to be. */
interface LeftAsItIs {
  readonly outcome: 'left';
  readonly because: 'other-chart' | 'withdrawn';
}

/**
 * The hospital's FHIR R4 server, as one facility uses it: whatever is asked or sent stays within the facility's scope.
 *
 * Everything throws FhirUnscoped while the facility has none and needs one.
 */
export interface FhirClient {
  /**
   * Looks for many patients in one call, each answer at the place of its query.
   *
   * @throws FhirUnavailable | FhirRefused when the whole batch has no answer.
   */
  searchPatients(queries: readonly PatientQuery[], asked: Cancellable): Promise<readonly PatientAnswer[]>;
  /** @returns null when there is no such patient. @throws FhirUnavailable | FhirRefused | FhirOutOfScope */
  readPatient(fhirId: string, asked: Cancellable): Promise<PatientRecord | null>;
  /** Sends once and never throws what the network did: the sender has to look at the outcome. */
  sendTransaction(bundle: TransactionBundle, asked: Cancellable): Promise<Delivery>;
  /**
   * What the server holds under an effect key: nothing, one, or, if it does not keep its promises, several.
   *
   * @throws FhirUnavailable | FhirRefused
   */
  findByEffectKey(resourceType: FiledType, effectKey: string, asked: Cancellable): Promise<readonly FiledResource[]>;
  /**
   * The reference that the server said it made.
   *
   * @returns null when it is gone. @throws FhirUnavailable | FhirRefused, also when it has another effect key.
   */
  readReference(fhirId: string, effectKey: string, asked: Cancellable): Promise<FiledResource | null>;
  /**
   * Reads a document's bytes back and compares their digest: `unreadable` where the server lets nobody read them, or has none.
   *
   * @throws FhirUnavailable | FhirRefused
   */
  readBytes(binaryId: string, sent: SentBytes, asked: Cancellable): Promise<'same' | 'other' | 'unreadable'>;
  /** Writes one resource where its id says; with a version it is refused with 412 when somebody changed it meanwhile. */
  putResource(
    resource: { readonly resourceType: string; readonly id: string },
    asked: Cancellable & { readonly version: string | null },
  ): Promise<Delivery>;
  /**
   * Says of a filed document that it was entered in error; one whose bytes never arrived also loses its link to them.
   * Refused with 412 when somebody changed it meanwhile.
   *
   * @throws FhirOutOfScope, and FhirUnavailable | FhirRefused when it could not be read, so that nothing was changed.
   */
  markEnteredInError(fhirId: string, asked: Cancellable & { readonly isIncomplete?: boolean }): Promise<Delivery>;
  /**
   * Says of a filed document that a newer version stands in its place, or that it is current again. Refused with 412 when somebody
   * changed it meanwhile; one that stands in another chart by now, or that somebody took out, is left as it is.
   *
   * @throws FhirOutOfScope, and FhirUnavailable | FhirRefused when it could not be read, so that nothing was changed.
   */
  markVersion(fhirId: string, asked: Cancellable & VersionMark): Promise<Delivery | LeftAsItIs>;
  /**
   * Says of a record that another one took its place. Refused with 412 when somebody changed it meanwhile.
   *
   * @throws FhirOutOfScope, and FhirUnavailable | FhirRefused when it could not be read, so that nothing was changed.
   */
  markReplaced(fhirId: string, byFhirId: string, asked: Cancellable): Promise<Delivery>;
}

/** The hospital's server, for any facility; what it does to one does not keep another from asking. */
export interface Fhir {
  /** For one job: how the facility is connected is looked up once, so that a change holds from the next job on. */
  forFacility(facilityId: string): FhirClient;
}
