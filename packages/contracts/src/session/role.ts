import { z } from 'zod';

/** What a member of a facility may do. */
export const Role = z.enum(['clerk', 'nurse', 'administrator']);
export type Role = z.infer<typeof Role>;

/** Whoever works at the facility. */
export const EVERY_ROLE: readonly Role[] = Role.options;
