import { CONTRACTS_HEADER } from '@mailroom/contracts/agreements';

const hashOf = (path: string): string => CONTRACT_HASHES[path.slice(path.lastIndexOf('.') + 1)] ?? '';

/** Tells the server which contract each call means, in the order of the batch. */
export const contractHeaders = (calls: readonly { path: string }[]): Record<string, string> => {
  const hashes = calls.map(({ path }) => hashOf(path));
  return hashes.some((hash) => hash !== '') ? { [CONTRACTS_HEADER]: hashes.join(',') } : {};
};
