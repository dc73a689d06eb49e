import type { IncomingHttpHeaders } from 'node:http';
import { CONTRACTS_HEADER, FACILITY_HEADER, NO_FACILITY_YET } from '@mailroom/contracts/agreements';
import { readContractHashes } from './contract-hashes.ts';
import type { CurrentSession } from './current-session.ts';

/** What a call says of the page that made it. */
export interface Tab {
  /** The facility that it was painted for; null where it says nothing, as third parties and older releases do. */
  readonly facility: string | null;
  /** Whether it is one of ours: it says its contracts. */
  readonly isOurs: boolean;
}

/** What the headers of a request say. */
export const tabOf = (headers: IncomingHttpHeaders): Tab => {
  const { [FACILITY_HEADER]: facility, [CONTRACTS_HEADER]: contracts } = headers;
  return {
    facility: typeof facility === 'string' ? facility : null,
    isOurs: typeof contracts === 'string' && readContractHashes(contracts).some((hash) => hash !== null),
  };
};

/**
 * Why a call is not answered in a session: what its page shows, and what it would do, is another facility's. A page of an older release
 * does not say which one it was painted for: once its session has gone on at another facility it has to be loaded anew.
 */
export const judgeTab = (
  { facilityId, hasMoved }: Pick<CurrentSession, 'facilityId' | 'hasMoved'>,
  { facility, isOurs }: Tab,
): 'FacilityChanged' | 'ContractChanged' | null => {
  if (facility === null) return hasMoved && isOurs ? 'ContractChanged' : null;
  return facility === facilityId || facility === NO_FACILITY_YET ? null : 'FacilityChanged';
};
