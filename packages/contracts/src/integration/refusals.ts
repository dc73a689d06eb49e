import { z } from 'zod';
import type { StatusesOf } from '../refusal-status.ts';

/** No such open incident in this facility. */
const IncidentNotFound = z.strictObject({ code: z.literal('IncidentNotFound'), incidentId: z.uuid() });

export const integrationRefusals = [IncidentNotFound] as const;

/** How HTTP says them. */
export const integrationRefusalStatuses: StatusesOf<typeof integrationRefusals> = {
  IncidentNotFound: 'NOT_FOUND',
};
