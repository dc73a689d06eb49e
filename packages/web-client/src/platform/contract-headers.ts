const hashOf = (path: string): string => CONTRACT_HASHES[path.slice(path.lastIndexOf('.') + 1)] ?? '';

/** Tells the server which contract each call means, in the order of the batch. */
export const contractHeaders = (calls: readonly { path: string }[]): Record<string, string> => {
  const hashes = calls.map(({ path }) => hashOf(path));
  return hashes.some((hash) => hash !== '') ? { 'mailroom-contracts': hashes.join(',') } : {};
};
