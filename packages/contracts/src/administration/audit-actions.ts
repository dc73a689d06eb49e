import { z } from 'zod';

/** What is done to a facility from outside it, as the audit tells it. */
export const AdministrationAction = z.enum([
  'administrator-invited',
  'facility-connected',
  'provider-saved',
  'provider-removed',
]);
