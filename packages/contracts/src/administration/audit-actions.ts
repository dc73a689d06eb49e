import { z } from 'zod';

/** What administrators do, as the audit tells it. */
export const AdministrationAction = z.enum(['facility-changed', 'source-changed', 'tag-changed']);
