import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Locks the documents of effects, before the effects, in the order of their ids. Everybody who locks both does so in this
 * order: a clerk who takes back a decision while its outcome is written waits for it, and neither waits for ever.
 */
export const lockDocumentsOfEffects = async (em: EntityManager, effectIds: readonly string[]): Promise<void> => {
  await em.execute(
    `select id from document where id in (select document_id from effect where id = any(?::uuid[])) order by id for update`,
    [`{${effectIds.join(',')}}`],
  );
};

/** The same for the document that an incident is about. */
export const lockDocumentOfIncident = async (em: EntityManager, incidentId: string): Promise<void> => {
  await em.execute(
    `select id from document where id = (
       select effect.document_id from incident join effect on effect.id = incident.effect_id where incident.id = ?
     ) for update`,
    [incidentId],
  );
};
