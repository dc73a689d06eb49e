import { z } from 'zod';

/**
 * How well a patient agrees with what a document says, best first.
 *
 * - `certain`: number, name and birth date agree.
 * - `probable`: number or name agrees with the rest in all but spelling.
 * - `possible`: worth a clerk's look.
 * - `unlikely`: not shown.
 */
export const MatchGrade = z.enum(['certain', 'probable', 'possible', 'unlikely']);
export type MatchGrade = z.infer<typeof MatchGrade>;
