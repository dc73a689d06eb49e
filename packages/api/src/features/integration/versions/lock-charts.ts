import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Lets one transaction at a time write what was done to the versions in a chart: each sees what the one before it wrote. Before any row
 * is locked, and in one order, so that nobody waits in a circle. Until the transaction ends.
 */
export const lockCharts = async (em: EntityManager, effectIds: readonly string[]): Promise<void> => {
  await em.execute(
    `select pg_advisory_xact_lock(chart) from (
       select distinct hashtextextended(patient_id::text, 31) as chart from effect where id = any(?::uuid[]) order by 1
     ) charts`,
    [`{${effectIds.join(',')}}`],
  );
};
