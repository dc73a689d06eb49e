import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { NewFacility } from './new-facility.ts';
import { SourceFields } from './source.ts';

export const AddSourceInput = z.strictObject({ ...SourceFields, code: NewFacility.shape.code });
export type AddSourceInput = z.infer<typeof AddSourceInput>;

export const AddSourceOutput = z.strictObject({ sourceId: z.uuid() });

/** Adds a way in. It takes in from now on. */
export const addSource = contract({
  kind: 'mutation',
  roles: ADMINISTERING_ROLES,
  input: AddSourceInput,
  output: AddSourceOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'NameTaken', 'TagNotFound', 'TooManyRows'],
  audit: ['source-changed'],
  budget: { statements: 7, externalCalls: 0, bytes: 60 },
});
