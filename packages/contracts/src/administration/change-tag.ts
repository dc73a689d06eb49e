import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { Changed, Seen } from './seen-version.ts';
import { DotColor, TagName } from './tag.ts';

export const ChangeTagInput = z.strictObject({
  tagId: z.uuid(),
  ...Seen,
  name: TagName,
  /** Null: as it is. */
  color: DotColor.nullable(),
  isSwitchedOff: z.boolean(),
});
export type ChangeTagInput = z.infer<typeof ChangeTagInput>;

export const ChangeTagOutput = Changed;

/** Changes a tag. One that is switched off is not offered any more and stays on the documents that carry it. */
export const changeTag = contract({
  kind: 'mutation',
  roles: ADMINISTERING_ROLES,
  input: ChangeTagInput,
  output: ChangeTagOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'ChangedMeanwhile', 'NameTaken', 'TagNotFound'],
  audit: ['tag-changed'],
  budget: { statements: 5, externalCalls: 0, bytes: 30 },
});
