import { currentSnapshot, judgeOlderCalls, supportedReleases } from '@mailroom/contracts/releases';

/** What a call says of the contract that its caller was built from; null where it says nothing, as third parties do. */
export type ContractHash = string | null;

/** Reads the header, or what stands for it in the address of a stream, whose request has no headers of ours. */
export const readContractHashes = (header: string | null | undefined): ContractHash[] =>
  (header ?? '').split(',').map((hash) => hash.trim() || null);

const answersCall = judgeOlderCalls(currentSnapshot(), supportedReleases());

/**
 * Whether the caller and this release mean the same by a call, as far as the caller said what it means.
 *
 * @param path The procedure's, such as `worklist.listWorklist`: its last part is the contract's name.
 */
export const isCallUnderstood = (path: string, hash: ContractHash | undefined): boolean =>
  hash === null || hash === undefined || answersCall(path.slice(path.lastIndexOf('.') + 1), hash);
