import type { EntityManager } from '@mikro-orm/postgresql';
import { Effect } from '../src/model/effect.entity.ts';
import { Patient } from '../src/model/patient.entity.ts';

export interface EffectParts {
  readonly documentId: string;
  readonly decidedById: string;
  readonly fhirId?: string;
  readonly state?: Effect['state'];
  readonly attempts?: number;
}

/** A patient of the mirror. */
export const buildPatient = (em: EntityManager, parts: Partial<Patient> = {}): Patient =>
  em.create(Patient, { fhirId: crypto.randomUUID(), identifiers: [], given: ['Ana'], family: 'Nouveau', ...parts });

/** A decision to file a document, as it waits to be sent unless said otherwise. */
export const buildEffect = async (em: EntityManager, parts: EffectParts): Promise<string> => {
  const { documentId, decidedById, fhirId, state = 'planned', attempts = 0 } = parts;
  const effect = em.create(Effect, {
    document: documentId,
    kind: 'integration',
    state,
    attempts,
    patient: buildPatient(em, fhirId === undefined ? {} : { fhirId }),
    decidedBy: decidedById,
    dueAt: new Date(),
  });
  await em.flush();
  return effect.id;
};
