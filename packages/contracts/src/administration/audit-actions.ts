import { z } from 'zod';

/** What is done to the people of a facility, to what it has set up, and to it from outside, as the audit tells it. */
export const AdministrationAction = z.enum([
  'role-given',
  'role-changed',
  'person-removed',
  'sessions-ended',
  'invitation-taken-back',
  'administrator-invited',
  'facility-connected',
  'provider-saved',
  'provider-removed',
  'facility-changed',
  'source-changed',
  'tag-changed',
]);
