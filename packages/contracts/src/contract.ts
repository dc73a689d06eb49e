import type { z } from 'zod';
import type { AuditAction } from './audit-actions.ts';
import type { RefusalCode } from './refusals.ts';
import type { Role } from './session/role.ts';

/** What one call may cost at most, however many rows there are. */
export interface Budget {
  /** SQL statements, without those that open the transaction and set its facility. */
  readonly statements: number;
  /** Calls to other systems. */
  readonly externalCalls: number;
  /** Of the largest answer, as JSON before compression. */
  readonly bytes: number;
}

/** Whoever is signed in as one of these; or anybody, signed in or not. */
export type Callers = readonly Role[] | 'anybody';

/** Who may call a procedure, what it is called with, answers, may refuse, leaves in the audit, and may cost. */
export interface Contract<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Code extends RefusalCode = RefusalCode,
  Roles extends Callers = Callers,
> {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** Nobody else's call is answered. No part of what a caller knows of the contract: it may change without a tab's reloading. */
  readonly roles: Roles;
  /** What is the person's own, at whichever facility: a page that was painted for another one may call it too. */
  readonly concerns?: 'person';
  readonly input: Input;
  /** Of a subscription: one event. */
  readonly output: Output;
  /** Every refusal the procedure may answer with. Any other one is answered as a bug. */
  readonly refusals: readonly Code[];
  /** Every action it may write into the audit; empty for what only reads. */
  readonly audit: readonly AuditAction[];
  readonly budget: Budget;
}

/** Declares a contract without widening its schemas or refusals. One without roles, a budget or an audit does not compile. */
export const contract = <
  const Input extends z.ZodType,
  const Output extends z.ZodType,
  const Code extends RefusalCode,
  const Roles extends Callers,
>(
  declared: Contract<Input, Output, Code, Roles>,
): Contract<Input, Output, Code, Roles> => declared;

/** Whether somebody who is signed in may call it. */
export const mayCall = ({ roles }: Contract, role: Role): boolean => roles === 'anybody' || roles.includes(role);
