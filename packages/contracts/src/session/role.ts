import { z } from 'zod';
import { maySupervise } from '../agreements.ts';

/** What a member of a facility may do. Operators are the installation's, and see nothing of a hospital but how it is set up. */
export const Role = z.enum(['clerk', 'nurse', 'supervisor', 'administrator', 'auditor', 'operator']);
export type Role = z.infer<typeof Role>;

/** What somebody may be at a hospital: no rule and no file makes an operator. */
export const HospitalRole = Role.exclude(['operator']);
export type HospitalRole = z.infer<typeof HospitalRole>;

/** Whoever is signed in. */
export const EVERY_ROLE: readonly Role[] = Role.options;

/** Whoever sees documents and prepares them: claims, notes, tags, corrects. An administrator sees to people and settings, an auditor sees what was done. */
export const READING_ROLES: readonly Role[] = ['nurse', 'clerk', 'supervisor'];

/** Whoever decides whose a document is and what becomes of it. */
export const DECIDING_ROLES: readonly Role[] = ['clerk', 'supervisor'];

/** Whoever sees to how documents come in: tells a sender what its documents do wrong. */
export const OVERSEEING_ROLES: readonly Role[] = ['supervisor', 'administrator'];

/** Whoever sees to a facility's people and settings. */
export const ADMINISTERING_ROLES: readonly Role[] = ['administrator'];

/** Whoever sees to who works where they work themselves: at a hospital, or as an operator of the installation. */
export const PEOPLE_ROLES: readonly Role[] = ['administrator', 'operator'];

/** Whoever sees to what others left: what did not reach the record, and, by `maySupervise`, their filings and their work. */
export const SUPERVISING_ROLES: readonly Role[] = Role.options.filter(maySupervise);

/** Whoever runs the installation. */
export const OPERATING_ROLES: readonly Role[] = ['operator'];
