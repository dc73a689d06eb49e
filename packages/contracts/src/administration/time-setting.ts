import { z } from 'zod';
import { TIME_BOUNDS } from '../agreements.ts';

type Name = keyof typeof TIME_BOUNDS;

// The keys of a constant are its type's.
const NAMES = Object.keys(TIME_BOUNDS) as Name[];

/** A time that is set for a facility. */
export const TimeName = z.enum(NAMES);
export type TimeName = z.infer<typeof TimeName>;

const isAllowed = (name: TimeName, value: number): boolean =>
  value >= TIME_BOUNDS[name].from && value <= TIME_BOUNDS[name].to;

/** What a time shall be; `seen` is what stood there, so that nobody writes over what they did not see. Null: nothing of its own. */
export const TimeChange = z
  .strictObject({ name: TimeName, seen: z.number().nullable(), value: z.number().nullable() })
  .refine(({ name, value }) => value === null || isAllowed(name, value), {
    path: ['value'],
    error: 'is out of bounds',
  });
