import type { EntityManager } from '@mikro-orm/postgresql';
import { Effect } from '../../model/effect.entity.ts';
import type { FhirClient } from '../../platform/fhir/fhir-client.ts';
import { idInReference } from '../../platform/fhir/fhir-patient.ts';
import { filingOf } from './last-effects.ts';

/** The filings of documents that stand under a patient. */
const findFilings = async (em: EntityManager, documentIds: readonly string[], patientId: string): Promise<Effect[]> => {
  const effects = await em.find(Effect, { document: { $in: documentIds }, state: 'confirmed' });
  const byDocument = Map.groupBy(effects, ({ document }) => document.id);
  return [...byDocument.values()]
    .map(filingOf)
    .filter((filing) => filing !== null)
    .filter(({ patient }) => patient.id === patientId);
};

interface Asking {
  readonly client: FhirClient;
  readonly signal: AbortSignal;
  readonly documentIds: readonly string[];
  /** Under whom they were filed. */
  readonly fromId: string;
  /** The real record. */
  readonly toFhirId: string;
}

/** The filings under a patient whose references stand in the real record by now: the hospital moved them itself. */
export const findMoved = async (
  em: EntityManager,
  { client, signal, documentIds, fromId, toFhirId }: Asking,
): Promise<ReadonlySet<string>> => {
  const filings = await em.transactional((em) => findFilings(em, documentIds, fromId));
  const moved = new Set<string>();
  for (const { id, referenceFhirId } of filings) {
    const reference = referenceFhirId ? await client.readReference(referenceFhirId, id, { signal }) : null;
    if (reference && idInReference(reference.subject, 'Patient') === toFhirId) moved.add(id);
  }
  return moved;
};
