import { z } from 'zod';

/** What is done with the list itself, as the audit tells it. */
export const WorklistAction = z.enum(['search-kept', 'list-seen']);
