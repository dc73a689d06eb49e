import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Locks the document of an effect, before the effect. Everybody who locks both does so in this order: a clerk who takes back
 * a decision while its outcome is written waits for it, and neither waits for ever.
 */
export const lockDocumentOfEffect = async (em: EntityManager, effectId: string): Promise<void> => {
  await em.execute('select id from document where id = (select document_id from effect where id = ?) for update', [
    effectId,
  ]);
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
