import { type BulkheadPolicy, bulkhead } from 'cockatiel';

/** While it is sent, a document is in memory about four times: as bytes, in base64, as JSON, and on its way. */
const LARGE_BYTES = 1_000_000;
const AT_ONCE = 8;
/** So that a slow server leaves room for other hospitals. */
const PER_FACILITY = 4;

interface Sized {
  readonly facilityId: string;
  readonly sizeBytes: number;
}

/**
 * Sends large documents a few at a time, so that memory has a bound; small ones go at once. Who waits is bounded by the jobs
 * that a process takes.
 */
export const openLargeLimit = (): (<Result>(sized: Sized, send: () => Promise<Result>) => Promise<Result>) => {
  const everybody = bulkhead(AT_ONCE, Number.POSITIVE_INFINITY);
  const facilities = new Map<string, BulkheadPolicy>();
  const ofFacility = (facilityId: string): BulkheadPolicy => {
    const own = facilities.get(facilityId) ?? bulkhead(PER_FACILITY, Number.POSITIVE_INFINITY);
    facilities.set(facilityId, own);
    return own;
  };
  return ({ facilityId, sizeBytes }, send) =>
    sizeBytes <= LARGE_BYTES ? send() : ofFacility(facilityId).execute(() => everybody.execute(send));
};
