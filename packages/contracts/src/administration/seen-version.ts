import { z } from 'zod';

/** The version of a row that was seen: of two who change it at once the second is told. */
export const Seen = { version: z.int().min(1) };

/** The same; null where there was no row. */
export const SeenOrNew = { version: Seen.version.nullable() };

/** The version of a row that was changed. */
export const Changed = z.strictObject({ version: z.int() });
