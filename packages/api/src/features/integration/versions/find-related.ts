import type { EntityManager } from '@mikro-orm/postgresql';
import type { Effect } from '../../../model/effect.entity.ts';
import type { RelatedDocument } from '../attempt.ts';

interface Row {
  readonly effect_id: string;
  readonly kind: RelatedDocument['kind'];
  readonly target_id_system: string | null;
  readonly target_id_value: string | null;
  readonly fhir_id: string | null;
}

/**
 * What the documents of effects go back to, each with its reference in the same chart, where Mailroom filed it and nobody took it out: a
 * chart never leads into another patient's.
 */
const RELATED = `select effect.id as effect_id, said.kind, target_id_system, target_id_value, (
    select filed.reference_fhir_id from document target join effect filed on filed.document_id = target.id
    where filed.kind = 'integration' and filed.state = 'confirmed' and filed.patient_id = effect.patient_id
      and not exists (select 1 from effect recall where recall.recalls_id = filed.id and recall.state = 'confirmed')
      and ((target.document_id_value = said.target_id_value
          and target.document_id_system is not distinct from said.target_id_system)
        or (said.target_id_value is null and target.set_id_value = said.target_set_value
          and target.set_id_system is not distinct from said.target_set_system
          and target.version_number = said.target_version_number))
    order by filed.id desc limit 1
  ) as fhir_id
  from effect join document_relation said on said.document_id = effect.document_id
  where effect.id = any(?::uuid[]) and effect.kind = 'integration' order by said.id`;

/** Of each filing, what its document goes back to. */
export const findRelated = async (
  em: EntityManager,
  effects: readonly Pick<Effect, 'id'>[],
): Promise<ReadonlyMap<string, RelatedDocument[]>> => {
  const rows = await em.execute<Row[]>(RELATED, [`{${effects.map(({ id }) => id).join(',')}}`]);
  const related = new Map<string, RelatedDocument[]>();
  for (const { effect_id, kind, target_id_system: system, target_id_value: value, fhir_id: fhirId } of rows) {
    const identifier = value === null ? null : { system, value };
    if (fhirId === null && identifier === null) continue;
    related.set(effect_id, [...(related.get(effect_id) ?? []), { kind, fhirId, identifier }]);
  }
  return related;
};
