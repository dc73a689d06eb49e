import type { z } from 'zod';
import type { AuditAction } from './audit-actions.ts';
import type { RefusalCode } from './refusals.ts';

/** What one call may cost at most, however many rows there are. */
export interface Budget {
  /** SQL statements, without those that open the transaction and set its facility. */
  readonly statements: number;
  /** Calls to other systems. */
  readonly externalCalls: number;
  /** Of the largest answer, as JSON before compression. */
  readonly bytes: number;
}

/** What a procedure is called with, answers, may refuse, leaves in the audit, and may cost. */
export interface Contract<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Code extends RefusalCode = RefusalCode,
> {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly input: Input;
  /** Of a subscription: one event. */
  readonly output: Output;
  /** Every refusal the procedure may answer with. Any other one is answered as a bug. */
  readonly refusals: readonly Code[];
  /** Every action it may write into the audit; empty for what only reads. */
  readonly audit: readonly AuditAction[];
  readonly budget: Budget;
}

/** Declares a contract without widening its schemas or refusals. One without a budget or an audit does not compile. */
export const contract = <const Input extends z.ZodType, const Output extends z.ZodType, const Code extends RefusalCode>(
  declared: Contract<Input, Output, Code>,
): Contract<Input, Output, Code> => declared;
