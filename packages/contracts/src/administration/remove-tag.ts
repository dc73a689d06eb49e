import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { Seen } from './seen-version.ts';

export const RemoveTagInput = z.strictObject({ tagId: z.uuid(), ...Seen });
export type RemoveTagInput = z.infer<typeof RemoveTagInput>;

export const RemoveTagOutput = z.strictObject({});

/** Removes a tag that no document carries and no source gives. One that some do is switched off instead. */
export const removeTag = contract({
  kind: 'mutation',
  roles: ADMINISTERING_ROLES,
  input: RemoveTagInput,
  output: RemoveTagOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'ChangedMeanwhile', 'TagNotFound', 'TagInUse', 'TagOfSource'],
  audit: ['tag-changed'],
  budget: { statements: 7, externalCalls: 0, bytes: 10 },
});
