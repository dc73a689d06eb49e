import { readAnswer, TransactionResponse } from './bundle.ts';
import { type FhirOutage, FhirRefused, FhirUnavailable } from './fhir-error.ts';

/** Where a transaction put one of its entries. */
export interface FhirLocation {
  /** As the server says it: `DocumentReference/7/_history/1`, with or without its base; null when it says nothing. */
  readonly location: string | null;
  /** False when the resource was there before, as for a repeated conditional create. */
  readonly isNew: boolean;
}

/** What is known of a change after one attempt to send it. */
export type Delivery =
  | { readonly outcome: 'confirmed'; readonly locations: readonly FhirLocation[] }
  /** The server said no to this attempt, and did nothing. An earlier one that was unclear may still be done. */
  | { readonly outcome: 'refused'; readonly status: number; readonly issues: readonly string[] }
  /** Certainly nothing was done, and the same may be sent later. */
  | { readonly outcome: 'postponed'; readonly reason: FhirOutage | 'conflict' }
  /** It may have been done or not, or may still be: the server must be asked before anything is concluded. */
  | { readonly outcome: 'unclear'; readonly reason: FhirOutage };

/** The request did not leave, or the server said that it did not take it. */
const NOTHING_DONE = new Set<FhirOutage>(['not-reached', 'breaker-open', 'busy']);

/** FHIR R4, http, transaction: 409 is a lost race of versions, in which a server does nothing. */
const CONFLICT = 409;

const deliveryOf = (error: unknown): Delivery => {
  if (error instanceof FhirUnavailable) {
    const { reason } = error;
    return NOTHING_DONE.has(reason) ? { outcome: 'postponed', reason } : { outcome: 'unclear', reason };
  }
  if (!(error instanceof FhirRefused)) throw error;
  const { status, issues } = error;
  return status === CONFLICT ? { outcome: 'postponed', reason: 'conflict' } : { outcome: 'refused', status, issues };
};

/** Makes what came of sending a change something that its sender must look at. */
export const deliver = async (send: () => Promise<readonly FhirLocation[]>): Promise<Delivery> => {
  try {
    return { outcome: 'confirmed', locations: await send() };
  } catch (error) {
    return deliveryOf(error);
  }
};

/** @throws FhirUnavailable when the answer does not say of every entry that it was done. */
export const readLocations = (body: unknown, entries: number): readonly FhirLocation[] => {
  const { entry } = readAnswer(TransactionResponse, body);
  if (entry.length !== entries || entry.some(({ response }) => response.status >= 300)) {
    throw new FhirUnavailable('unreadable');
  }
  return entry.map(({ response }) => ({ location: response.location ?? null, isNew: response.status === 201 }));
};
