import { z } from 'zod';
import { said } from './answer-limits.ts';
import { readAnswer, TransactionResponse } from './bundle.ts';
import { type FhirOutage, FhirRefused, FhirUnavailable } from './fhir-error.ts';

/** What became of one entry of a transaction. */
export interface SentEntry {
  /** HTTP: 201 for what was made, 200 for what was there before, as for a repeated conditional create. */
  readonly status: number;
  /** As the server says it: `DocumentReference/7/_history/1`, with or without its base; null when it says nothing. */
  readonly location: string | null;
}

/** What is known of a change after one attempt to send it. */
export type Delivery =
  | { readonly outcome: 'confirmed'; readonly entries: readonly SentEntry[] }
  /** A server that runs a transaction as a batch did some of its entries, and not all. */
  | { readonly outcome: 'partly-done'; readonly entries: readonly SentEntry[] }
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

/** Whether the server did what an entry asks for. */
export const isDone = ({ status }: SentEntry): boolean => status < 300;

/** Makes what came of sending a change something that its sender must look at. */
export const deliver = async (send: () => Promise<readonly SentEntry[]>): Promise<Delivery> => {
  try {
    const entries = await send();
    return { outcome: entries.every(isDone) ? 'confirmed' : 'partly-done', entries };
  } catch (error) {
    return deliveryOf(error);
  }
};

export const Identified = z.object({ resourceType: said, id: said.min(1) });

/** Where a resource is that came back in place of a location. */
const placeOf = (resource: unknown): string | null => {
  const read = Identified.safeParse(resource);
  return read.success ? `${read.data.resourceType}/${read.data.id}` : null;
};

/** @throws FhirUnavailable when the answer does not say of every entry what became of it. */
export const readEntries = (body: unknown, entries: number): readonly SentEntry[] => {
  const { entry } = readAnswer(TransactionResponse, body);
  if (entry.length !== entries) throw new FhirUnavailable('unreadable');
  return entry.map(({ response, resource }) => ({
    status: response.status,
    location: response.location ?? placeOf(resource),
  }));
};
