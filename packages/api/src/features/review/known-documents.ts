import type { DecisionRefusal } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { findStandings, holdsUp, type Standing } from '../documents/index.ts';

/** What documents are known by, and what they replace: whoever files one of two that share any of these waits for the other. */
const LOCK = `
select pg_advisory_xact_lock(known.key) from (
  with asked as (select * from document where id = any(?::uuid[]))
  select distinct hashtextextended(current_facility_id()::text || ' ' || name, 30) as key from (
    select received_object.sha256 as name from asked join received_object on received_object.id = asked.received_object_id
    union all select document_id_system || ' ' || document_id_value from asked
    union all select set_id_system || ' ' || set_id_value from asked
    union all select target_id_system || ' ' || target_id_value from document_relation said join asked on asked.id = said.document_id
    union all select target_set_system || ' ' || target_set_value from document_relation said join asked on asked.id = said.document_id
  ) named where name is not null order by 1
) known`;

/**
 * How documents that are about to be filed stand to others. Of two people who file the same document, received twice, the second one
 * waits until the first one's decision is made, and sees it. To be asked after the documents are locked, so that nobody waits in a circle.
 */
export const standingsToFile = async (
  em: EntityManager,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, Standing>> => {
  if (documentIds.length === 0) return new Map();
  await em.execute(LOCK, [`{${documentIds.join(',')}}`]);
  return findStandings(em, documentIds);
};

/** Why a document is not filed unasked: it is in a chart already or on its way there, as itself or as a newer version. */
export const whyKnown = (
  standing: Standing | undefined,
  /** Those of the same selection that are filed with it. */
  filed: ReadonlySet<string>,
): DecisionRefusal | null => {
  if (standing === undefined) return null;
  const { documentId, related, accepted } = standing;
  const isInTheWay = related.some(
    (one) =>
      one.holdsUp ||
      (filed.has(one.documentId) && holdsUp(one.standing, 'integrating') && !accepted.includes(one.documentId)),
  );
  return isInTheWay ? { code: 'KnownDocumentNotAccepted', documentId } : null;
};
