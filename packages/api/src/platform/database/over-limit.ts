import { z } from 'zod';

const LIMIT = /_limit$/;

/** What PostgreSQL says of a row that breaks a limit of the migrations; the ORM's error has it too. */
const Violation = z.object({ code: z.literal('23514'), table: z.string(), constraint: z.string().regex(LIMIT) });

/**
 * The column that was to hold more than it may, as `table.column`; null for any other error. What comes in is held to smaller
 * maxima before, so that this tells of a row that an earlier release wrote, or of a maximum that was forgotten.
 */
export const columnOverLimit = (error: unknown): string | null => {
  const violation = Violation.safeParse(error);
  if (!violation.success) return null;
  const { table, constraint } = violation.data;
  return `${table}.${constraint.slice(table.length + 1).replace(LIMIT, '')}`;
};
