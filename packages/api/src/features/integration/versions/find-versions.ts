import type { EntityManager } from '@mikro-orm/postgresql';
import type { Effect } from '../../../model/effect.entity.ts';
import { EFFECT_STEPS } from '../../../model/effect.entity.ts';
import { type ChartVersions, chartVersions, type KnownVersion, type VersionFiling } from './chart-versions.rules.ts';
import { mayArrive } from './may-arrive.ts';
import type { VersionNames } from './order-versions.rules.ts';

/**
 * More are no versions of one document: their sender gives every document the same number. Of such a set nothing is superseded and
 * nothing proved; the effect says `shared` of the version before, and the pane says it to whoever filed.
 */
const MAX_VERSIONS = 200;
/** A document that was filed wrongly and filed again stands in two charts; a number that stands in more is no document's. */
const SHARED_FROM_CHARTS = 3;

/**
 * Of each document: those of the same set, what they replace, by its id or by its number in a set, and what replaces them, through as
 * many as there are between. Itself is the first. It stops at one more than the most.
 */
const RELATED = `select root.id as root, related.id from unnest(?::uuid[]) as root(id) cross join lateral (
  with recursive related(id) as (
    select document.id from document where document.id = root.id
      and (document_id_value is not null or set_id_value is not null
        or exists (select 1 from document_relation said where said.document_id = document.id and said.kind = 'replaces'))
    union
    select other.id from related join document one on one.id = related.id cross join lateral (
      select same.id from document same
        where same.set_id_value = one.set_id_value and same.set_id_system is not distinct from one.set_id_system
      union all
      select target.id from document_relation said join document target
          on target.document_id_value = said.target_id_value and target.document_id_system is not distinct from said.target_id_system
        where said.document_id = one.id and said.kind = 'replaces'
      union all
      select target.id from document_relation said join document target
          on target.set_id_value = said.target_set_value and target.set_id_system is not distinct from said.target_set_system
            and target.version_number = said.target_version_number
        where said.document_id = one.id and said.kind = 'replaces' and said.target_id_value is null
      union all
      select said.document_id from document_relation said
        where said.kind = 'replaces' and said.target_id_value = one.document_id_value
          and said.target_id_system is not distinct from one.document_id_system
      union all
      select said.document_id from document_relation said
        where said.kind = 'replaces' and said.target_id_value is null and said.target_set_value = one.set_id_value
          and said.target_set_system is not distinct from one.set_id_system and said.target_version_number = one.version_number
    ) other
  ) select id from related limit ${MAX_VERSIONS + 1}
) related`;

const key = (name: string) =>
  `case when ${name}_value is null then null else jsonb_build_array(${name}_system, ${name}_value)::text end`;

/** What each says of itself, and what was sent of it. */
const KNOWN = `select document.id as "documentId", ${key('document_id')} as id, ${key('set_id')} as set,
    version_number as number, status,
    (select coalesce(json_agg(json_build_object('id', ${key('target_id')}, 'set', ${key('target_set')},
        'number', target_version_number)), '[]')
      from document_relation said where said.document_id = document.id and kind = 'replaces') as replaces
  from document where id = any(?::uuid[]) order by id`;

const FILINGS = `select effect.id, effect.document_id, patient_id, state, attempts, reference_fhir_id, filed_as, steps, unanswered_at,
    coalesce(filed_as = 'entered-in-error', false)
      or exists (select 1 from effect recall where recall.recalls_id = effect.id and recall.state = 'confirmed') as is_recalled
  from effect where document_id = any(?::uuid[]) and kind = 'integration' and attempts > 0
    and state in ('sent', 'unknown', 'confirmed') order by effect.id`;

interface FilingRow {
  readonly id: string;
  readonly document_id: string;
  readonly patient_id: string;
  readonly state: Effect['state'];
  readonly attempts: number;
  readonly reference_fhir_id: string | null;
  readonly filed_as: VersionFiling['filedAs'];
  readonly steps: unknown;
  readonly unanswered_at: Date | string | null;
  readonly is_recalled: boolean;
}

const wasReadBack = (steps: unknown): boolean =>
  EFFECT_STEPS.accepts(steps) && EFFECT_STEPS.read(steps).some(({ step }) => step === 'read-back');

const filingOf = (row: FilingRow): VersionFiling => ({
  effectId: row.id,
  patientId: row.patient_id,
  state: row.state,
  attempts: row.attempts,
  isRecalled: row.is_recalled,
  isReadBack: wasReadBack(row.steps),
  referenceFhirId: row.reference_fhir_id,
  filedAs: row.filed_as,
  // One that is on its way now has not arrived either.
  mayArrive:
    row.state === 'sent' ||
    mayArrive({ unansweredAt: row.unanswered_at === null ? null : new Date(row.unanswered_at) }),
});

type Named = VersionNames & Pick<KnownVersion, 'status'>;

const groupBy = <One>(all: readonly One[], keyOf: (one: One) => string | null): Map<string, One[]> => {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
};

const chartsOf = (versions: readonly Pick<KnownVersion, 'filings'>[]): number =>
  new Set(versions.flatMap(({ filings }) => filings.map(({ patientId }) => patientId))).size;

/** Those whose id or set stands in so many charts that it names no document. */
const withShared = (versions: readonly Omit<KnownVersion, 'isShared'>[]): KnownVersion[] => {
  const shared = new Set(
    [groupBy(versions, ({ id }) => id), groupBy(versions, ({ set }) => set)].flatMap((groups) =>
      [...groups].filter(([, same]) => chartsOf(same) >= SHARED_FROM_CHARTS).map(([key]) => key),
    ),
  );
  const isShared = ({ id, set }: VersionNames) => shared.has(id ?? '') || shared.has(set ?? '');
  return versions.map((version) => ({
    ...version,
    isShared: versions.length > MAX_VERSIONS || isShared(version),
  }));
};

/** The versions of documents, each with those that belong together. */
export const findVersions = async (
  em: EntityManager,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, KnownVersion[]>> => {
  const listOf = (ids: Iterable<string>) => [`{${[...ids].join(',')}}`];
  const related = await em.execute<{ root: string; id: string }[]>(RELATED, listOf(documentIds));
  if (related.length === 0) return new Map();
  const ids = listOf(new Set(related.map(({ id }) => id)));
  const named = await em.execute<Named[]>(KNOWN, ids);
  const filings = groupBy(await em.execute<FilingRow[]>(FILINGS, ids), ({ document_id }) => document_id);
  const known = new Map(
    named.map((one) => [one.documentId, { ...one, filings: (filings.get(one.documentId) ?? []).map(filingOf) }]),
  );
  return new Map(
    [...groupBy(related, ({ root }) => root)].map(([root, group]) => [
      root,
      withShared(group.flatMap(({ id }) => known.get(id) ?? [])),
    ]),
  );
};

/** How the versions of each effect's document shall stand in its chart. */
export const findChartVersions = async (
  em: EntityManager,
  effects: readonly Effect[],
): Promise<ReadonlyMap<string, ChartVersions>> => {
  const versions = await findVersions(
    em,
    effects.map(({ document }) => document.id),
  );
  return new Map(
    effects.map((effect) => {
      const { id, kind, document, patient, isEarlierRestored, filedAs = null } = effect;
      const touched = { id, kind, documentId: document.id, patientId: patient.id, isEarlierRestored, filedAs };
      const known = versions.get(document.id) ?? [];
      return [id, chartVersions(touched, known)];
    }),
  );
};
