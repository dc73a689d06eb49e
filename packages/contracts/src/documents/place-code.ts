import { z } from 'zod';

/**
 * Where somebody was born, in the official geographic code of France (INSEE, COG): a commune such as `63220` or `2A004`, or a
 * country such as `99352`.
 */
export const PlaceCode = z.string().regex(/^(\d{2}|2[AB])\d{3}$/);
export type PlaceCode = z.infer<typeof PlaceCode>;
