import * as contracts from '@mailroom/contracts';
import { currentSnapshot, hashesOf } from '@mailroom/contracts/releases';
import type { Plugin } from 'vite';

const isContract = (value: unknown): value is contracts.Contract =>
  typeof value === 'object' && value !== null && 'kind' in value && 'roles' in value;

/** Who may call each procedure, by its name; what everybody may call is left out. */
const rolesOf = (): Record<string, contracts.Callers> =>
  Object.fromEntries(
    Object.entries(contracts).flatMap(([name, declared]) =>
      isContract(declared) && !contracts.Role.options.every((role) => contracts.mayCall(declared, role))
        ? [[name, declared.roles]]
        : [],
    ),
  );

/** What a build knows of the contracts, by the procedure's name. */
export const contractFacts = ({ isBuild }: { isBuild: boolean }): Record<string, string> => ({
  CONTRACT_HASHES: JSON.stringify(isBuild ? hashesOf(currentSnapshot()) : {}),
  CONTRACT_ROLES: JSON.stringify(rolesOf()),
});

/**
 * Builds the hash of each contract and its roles into the client. A development server has no hashes: it and the API
 * run from the same sources, and edits of a contract reach both.
 */
export const contractPlugin = (): Plugin => ({
  name: 'mailroom:contract-facts',
  config: (_, { command }) => ({ define: contractFacts({ isBuild: command === 'build' }) }),
});
