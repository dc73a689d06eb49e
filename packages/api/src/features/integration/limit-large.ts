import { type BulkheadPolicy, bulkhead } from 'cockatiel';

/** While it is sent, a document is in memory about four times: as bytes, in base64, as JSON, and on its way. */
const LARGE_BYTES = 1_000_000;
const AT_ONCE = 8;
/** So that a slow server leaves room for other hospitals. */
const PER_FACILITY = 4;

/** With the time that one attempt takes, less than what is sent may arrive late: see `begin-attempt.ts`. */
const WAITS_MILLISECONDS = 15_000;

interface Sized {
  readonly facilityId: string;
  readonly sizeBytes: number;
}

/** @returns null for what waited for so long that it is to be tried later. */
type LimitLarge = <Result>(sized: Sized, send: () => Promise<Result>) => Promise<Result | null>;

/**
 * Sends large documents a few at a time, so that memory has a bound; small ones go at once. Who waits is bounded by the jobs
 * that a process takes, and how long by what may still be called sent when it was begun.
 */
export const openLargeLimit = (now: () => number = () => performance.now()): LimitLarge => {
  const everybody = bulkhead(AT_ONCE, Number.POSITIVE_INFINITY);
  const facilities = new Map<string, BulkheadPolicy>();
  const ofFacility = (facilityId: string): BulkheadPolicy => {
    const own = facilities.get(facilityId) ?? bulkhead(PER_FACILITY, Number.POSITIVE_INFINITY);
    facilities.set(facilityId, own);
    return own;
  };
  return ({ facilityId, sizeBytes }, send) => {
    if (sizeBytes <= LARGE_BYTES) return send();
    const since = now();
    const sendInTime = async () => (now() - since > WAITS_MILLISECONDS ? null : send());
    return ofFacility(facilityId).execute(() => everybody.execute(sendInTime));
  };
};
