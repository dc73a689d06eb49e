import type * as contracts from '@mailroom/contracts';
import { ROLES } from './role-names.ts';
import { useCurrentSession } from './use-current-session.ts';

/** The name of a contract: `rejectDocuments`. */
export type ContractName = {
  [Name in keyof typeof contracts]: (typeof contracts)[Name] extends contracts.Contract ? Name : never;
}[keyof typeof contracts];

/** Whether a role may call a procedure, by the table that the server refuses by. */
const mayCall = (role: contracts.Role, name: ContractName): boolean => CONTRACT_ROLES[name]?.includes(role) ?? true;

/** What whoever is signed in may do: a button for anything else would only be refused. */
export const useMay = (): ((name: ContractName) => boolean) => {
  const session = useCurrentSession();
  return (name) => session !== null && mayCall(session.role, name);
};

/** Who may call a procedure, for a sentence that says whom to ask. */
export const rolesThatMay = (name: ContractName): contracts.Role[] => ROLES.filter((role) => mayCall(role, name));
