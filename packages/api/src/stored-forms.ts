import { PROVE_POSITION } from './features/documents/index.ts';
import { NARRATIVE } from './features/extraction/index.ts';
import { JOBS } from './jobs.ts';
import { entities } from './model/entities.ts';
import type { StoredForm } from './platform/stored/stored-form.ts';

/**
 * Every JSON column, by its table and column (its entity has its form), every job, and every file of JSON. The drift gate fails
 * while one is missing.
 */
export const storedForms: readonly StoredForm<unknown, unknown>[] = [
  ...entities.flatMap(({ forms = [] }) => forms),
  NARRATIVE,
  PROVE_POSITION,
  ...Object.values(JOBS).map(({ form }) => form),
];
