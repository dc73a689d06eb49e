import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { DotColor, TagName } from './tag.ts';

export const AddTagInput = z.strictObject({ name: TagName, color: DotColor });
export type AddTagInput = z.infer<typeof AddTagInput>;

export const AddTagOutput = z.strictObject({ tagId: z.uuid() });

/** Adds a tag, which is offered from now on. */
export const addTag = contract({
  kind: 'mutation',
  roles: ADMINISTERING_ROLES,
  input: AddTagInput,
  output: AddTagOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'NameTaken', 'TooManyRows'],
  audit: ['tag-changed'],
  budget: { statements: 5, externalCalls: 0, bytes: 60 },
});
