import { z } from 'zod';

/** What is done to the people of a facility and to what it has set up, as the audit tells it. */
export const AdministrationAction = z.enum([
  'role-given',
  'role-changed',
  'person-removed',
  'sessions-ended',
  'invitation-taken-back',
  'facility-changed',
  'source-changed',
  'tag-changed',
]);
