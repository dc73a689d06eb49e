import { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';
import { WorklistFilter } from './list-worklist.ts';

export const KeepSearchInput = z.strictObject({ patientName: WorklistFilter.shape.patientName.unwrap() });

export const KeepSearchOutput = z.strictObject({ searchId: z.uuid() });

/** Keeps a search by name inside the facility, so that a link can name it without carrying a patient's name. */
export const keepSearch = contract({
  kind: 'mutation',
  roles: READING_ROLES,
  input: KeepSearchInput,
  output: KeepSearchOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: ['search-kept'],
  budget: { statements: 2, externalCalls: 0, bytes: 100 },
});
