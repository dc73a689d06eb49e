import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { Changed, Seen } from './seen-version.ts';
import { SourceFields } from './source.ts';

export const ChangeSourceInput = z.strictObject({
  sourceId: z.uuid(),
  ...Seen,
  ...SourceFields,
  isSwitchedOff: z.boolean(),
});
export type ChangeSourceInput = z.infer<typeof ChangeSourceInput>;

export const ChangeSourceOutput = Changed;

/** Changes a source, switches it off or on. It is never removed: documents came from it. */
export const changeSource = contract({
  kind: 'mutation',
  roles: ADMINISTERING_ROLES,
  input: ChangeSourceInput,
  output: ChangeSourceOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'ChangedMeanwhile', 'SourceNotFound', 'TagNotFound'],
  audit: ['source-changed'],
  budget: { statements: 9, externalCalls: 0, bytes: 30 },
});
