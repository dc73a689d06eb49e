import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Locks documents until the transaction ends, but for those that are not here and restricted ones that whoever acts has not opened: the
 * policy of changes hides them. Answers which it locked. They are locked in the order of their ids: of two people who decide on some of
 * the same documents, one waits for the other, and they never wait for each other.
 *
 * What is purged is not locked, and so nothing is done with it any more. It reads the ids and nothing else. A statement that had to wait sees the rows that it locked as they are by then, but everything
 * that it joins to them as it was before: whoever needs more of the documents asks for it in a statement of its own, after this one.
 */
export const lockDocumentRows = async (
  em: EntityManager,
  documentIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await em.execute<{ id: string }[]>(
    'select id from document where id = any(?::uuid[]) and purged_at is null order by id for update',
    [`{${documentIds.join(',')}}`],
  );
  return new Set(rows.map(({ id }) => id));
};
