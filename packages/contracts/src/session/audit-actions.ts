import { z } from 'zod';

/** Who comes and goes, and where people can, as the audit tells it. */
export const SessionAction = z.enum([
  'signed-in',
  'signed-out',
  'facility-set-up',
  'person-invited',
  'invitation-accepted',
  'own-session-ended',
  'facility-left',
  'facility-entered',
]);
