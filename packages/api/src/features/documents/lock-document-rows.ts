import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Locks documents in the order of their ids, so that two selections wait for each other and never both. Nothing is read by
 * the statement that waits: what it joined would be older than what it waited for.
 */
export const lockDocumentRows = async (
  em: EntityManager,
  documentIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await em.execute<{ id: string }[]>(
    'select id from document where id = any(?::uuid[]) order by id for update',
    [`{${documentIds.join(',')}}`],
  );
  return new Set(rows.map(({ id }) => id));
};
