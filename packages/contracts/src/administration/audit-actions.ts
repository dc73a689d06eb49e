import { z } from 'zod';

/** What is done to the people of a facility, and to a facility from outside, as the audit tells it. */
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
]);
