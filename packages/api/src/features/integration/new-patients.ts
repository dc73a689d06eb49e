import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { Effect } from '../../model/effect.entity.ts';

/** A patient who was made here and is in use. */
const MadePatient = z.strictObject({
  patientId: z.uuid(),
  /** The hospital does not know them yet: it learns of them with the first document. */
  isNew: z.boolean(),
  /** Their documents are about to move to the real record. */
  isMoving: z.boolean(),
});

/** Locks them, so that nobody else begins or merges meanwhile. */
const lockMade = async (em: EntityManager, patientIds: readonly string[]) =>
  MadePatient.array().parse(
    await em.execute(
      `select made.patient_id as "patientId", patient.is_provisional as "isNew", made.merged_into_id is not null as "isMoving"
       from provisional_patient made join patient on patient.id = made.patient_id
       where made.patient_id = any(?::uuid[]) and made.resolved_at is null order by made.id for update of made`,
      [`{${patientIds.join(',')}}`],
    ),
  );

/** With which effect the hospital is being told of a patient. */
const findTelling = async (em: EntityManager, patientIds: readonly string[]): Promise<Map<string, string>> => {
  const under = {
    patient: { $in: [...patientIds] },
    kind: 'integration',
    state: { $in: ['sent', 'unknown'] },
  } as const;
  const telling = await em.find(Effect, under, { fields: ['id', 'patient'], orderBy: { id: 'asc' } });
  return new Map(telling.map(({ id, patient }) => [patient.id, id]));
};

/**
 * Which of the effects have to wait. The hospital is told of somebody new by one document alone, and the others follow once it
 * has answered: two at once would make two records on a server that does not keep `If-None-Exist` apart. Nothing is begun
 * under somebody whose documents are about to move.
 */
export const whoWaits = async (em: EntityManager, effects: readonly Effect[]): Promise<ReadonlySet<string>> => {
  const filings = effects.filter(({ kind }) => kind === 'integration');
  const made = await lockMade(
    em,
    filings.map(({ patient }) => patient.id),
  );
  if (made.length === 0) return new Set();
  const fresh = made.filter(({ isNew }) => isNew).map(({ patientId }) => patientId);
  const telling = fresh.length === 0 ? new Map<string, string>() : await findTelling(em, fresh);
  const waiting = new Set<string>();
  for (const { id, patient, state } of filings) {
    const one = made.find(({ patientId }) => patientId === patient.id);
    if (one?.isNew) telling.set(patient.id, telling.get(patient.id) ?? id);
    const isTold = one?.isNew && telling.get(patient.id) !== id;
    if (isTold || (one?.isMoving && state === 'planned')) waiting.add(id);
  }
  return waiting;
};
