import type { TestProject } from 'vitest/node';
import { startMigratedPostgres } from './start-migrated-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { superuserUrl: string; databaseUrl: string; databaseOwnerUrl: string };
  }
}

/** One PostgreSQL server for the run; its database is migrated once and cloned by each test file. */
const setUp = async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const { superuserUrl, databaseUrl, databaseOwnerUrl, stop } = await startMigratedPostgres();
  provide('postgres', { superuserUrl, databaseUrl, databaseOwnerUrl });
  return stop;
};

// Vitest asks for a default export.
export default setUp;
