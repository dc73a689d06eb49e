import { FACILITY_HEADER, NO_FACILITY_YET } from '@mailroom/contracts/agreements';
import { useSyncExternalStore } from 'react';

let paintedFor: string | null = null;
let isLeft = false;
const listeners = new Set<() => void>();

const tell = (isNowLeft: boolean): void => {
  isLeft = isNowLeft;
  for (const listener of listeners) listener();
};

/** Says which facility this page shows from now on; null: nobody is signed in. */
export const paintFor = (facilityId: string | null): void => {
  paintedFor = facilityId;
  tell(false);
};

/** The facility that this page shows; null while it does not know. */
export const tabFacility = (): string | null => paintedFor;

/** Tells the server with each call which facility this page shows, so that nothing is done at another one. */
export const facilityHeaders = (): Record<string, string> => ({ [FACILITY_HEADER]: paintedFor ?? NO_FACILITY_YET });

/** A call was refused because one works at another facility by now, in another tab. */
export const noteFacilityLeft = (): void => tell(true);

/** The page stays as it is until the next call is refused. */
export const putOffChoice = (): void => tell(false);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether one works at another facility than this page shows. */
export const useFacilityLeft = (): boolean => useSyncExternalStore(subscribe, () => isLeft);
