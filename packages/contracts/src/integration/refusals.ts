import { z } from 'zod';

/** No such open incident in this facility. */
const IncidentNotFound = z.strictObject({ code: z.literal('IncidentNotFound'), incidentId: z.uuid() });

export const integrationRefusals = [IncidentNotFound] as const;
