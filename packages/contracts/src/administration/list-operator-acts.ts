import { z } from 'zod';
import { AuditAction } from '../audit-actions.ts';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';

export const ListOperatorActsInput = z.strictObject({});

/** What an operator of the installation did to the facility. */
export const OperatorAct = z.strictObject({
  action: AuditAction,
  at: z.iso.datetime(),
  /** Null: on the command line. */
  operatorName: z.string().nullable(),
});
export type OperatorAct = z.infer<typeof OperatorAct>;

export const ListOperatorActsOutput = z.strictObject({ acts: z.array(OperatorAct).max(20) });

/** What operators did to the facility in the last thirty days, the newest five of each kind: its administrators are told. */
export const listOperatorActs = contract({
  kind: 'query',
  roles: ADMINISTERING_ROLES,
  input: ListOperatorActsInput,
  output: ListOperatorActsOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 4, externalCalls: 0, bytes: 8000 },
});
