import { currentSnapshot, hashesOf } from '@mailroom/contracts/releases';
import type { Plugin } from 'vite';

/**
 * Builds the hash of each contract into the client, by the procedure's name. A development server has none: it and the API
 * run from the same sources, and edits of a contract reach both.
 */
export const contractHashes = (): Plugin => ({
  name: 'mailroom:contract-hashes',
  config: (_, { command }) => ({
    define: { CONTRACT_HASHES: JSON.stringify(command === 'build' ? hashesOf(currentSnapshot()) : {}) },
  }),
});
