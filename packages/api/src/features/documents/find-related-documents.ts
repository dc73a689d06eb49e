import { DocumentStatus, MAX_RELATED, type RelatedDocument } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { METADATA_IDENTIFIERS } from '../../model/metadata.entity.ts';
import type { Bound, TextRow } from '../../platform/database/batch.ts';
import { statement } from '../../platform/database/statement.ts';
import { readOr } from '../../platform/stored/stored-form.ts';
import { isAnotherPerson } from './another-person.rules.ts';
import { holdsUp, isOriginalUnknown, sharedSystemsOf, standings } from './document-standing.rules.ts';

/**
 * Of each kind: the newest. An identifier that more documents carry is most often a template's. What is older than these is not
 * announced; `prove` compares the versions that were filed, however many they are, up to those of `find-versions.ts`.
 */
const MOST = 50;

const VersionName = z.strictObject({
  id: z.string().nullable(),
  setId: z.string().nullable(),
  number: z.string().nullable(),
});

const Facts = z.strictObject({
  ...VersionName.shape,
  documentId: z.uuid(),
  sourceId: z.uuid(),
  sourceName: z.string(),
  status: DocumentStatus,
  receivedAt: z.string(),
  sha256: z.string(),
  replaces: z.array(VersionName),
  family: z.string().nullable(),
  given: z.array(z.string()).nullable(),
  birthDate: z.string().nullable(),
  identifiers: z.unknown(),
  /** Whom it was filed under, or is about to be. */
  filedPatientId: z.uuid().nullable(),
  filedAt: z.string().nullable(),
  /** Whose it is found to be. */
  patientId: z.uuid().nullable(),
});
type Facts = z.infer<typeof Facts>;

const Found = z.array(z.strictObject({ self: Facts, others: z.array(Facts), accepted: z.array(z.uuid()) }));

const key = (table: string, name: string) =>
  `case when ${table}.${name}_value is null then null else ${table}.${name}_system || ' ' || ${table}.${name}_value end`;

const newest = (select: string, id: string) => `(${select} order by ${id} desc limit ${MOST})`;

const same = (one: string, other: string) => `${one}_value = ${other}_value and ${one}_system = ${other}_system`;

/**
 * Documents that may be another one, or a version of it: the rules say how they stand, these are the indexes that reach them. One step
 * far: of three that replace each other and share no set, the first and the last are not announced to each other. In the chart they
 * are ordered all the same (`find-versions.ts`): a first version that is filed after the last does not become current.
 */
const REACHED = [
  // By the ledger, which has a row for each document, closed or not: the policies hide what hangs on one that is.
  newest(
    `select same.id from received_object arrived join document same on same.received_object_id = arrived.id
     where arrived.sha256 = asked.sha256`,
    'same.id',
  ),
  newest(`select same.id from document same where ${same('same.document_id', 'asked.document_id')}`, 'same.id'),
  newest(`select same.id from document same where ${same('same.set_id', 'asked.set_id')}`, 'same.id'),
  newest(
    `select target.id from document_relation said join document target on ${same('target.document_id', 'said.target_id')}
     where said.document_id = asked.id and said.kind = 'replaces'`,
    'target.id',
  ),
  newest(
    `select target.id from document_relation said join document target on ${same('target.set_id', 'said.target_set')}
     where said.document_id = asked.id and said.kind = 'replaces'`,
    'target.id',
  ),
  newest(
    `select said.document_id from document_relation said
     where said.kind = 'replaces' and ${same('said.target_id', 'asked.document_id')}`,
    'said.document_id',
  ),
  newest(
    `select said.document_id from document_relation said
     where said.kind = 'replaces' and ${same('said.target_set', 'asked.set_id')}`,
    'said.document_id',
  ),
].join('\n    union ');

const factsOf = (id: string) => `(
  select json_build_object('documentId', document.id, 'sourceId', source.id, 'sourceName', case when document.restriction is null then source.name else '' end, 'status', document.status,
    'receivedAt', document.received_at, 'sha256', received_object.sha256,
    'id', ${key('document', 'document_id')}, 'setId', ${key('document', 'set_id')}, 'number', document.version_number,
    'replaces', (select coalesce(json_agg(json_build_object('id', ${key('said', 'target_id')}, 'setId', ${key('said', 'target_set')},
        'number', said.target_version_number)), '[]')
      from document_relation said where said.document_id = document.id and said.kind = 'replaces'),
    'family', metadata.patient_family, 'given', metadata.patient_given, 'birthDate', metadata.patient_birth_date,
    'identifiers', metadata.patient_identifiers, 'patientId', verification.patient_id,
    'filedPatientId', case when document.restriction is null then filing.patient_id end, 'filedAt', filing.settled_at)
  from document
  join source on source.id = document.source_id
  join received_object on received_object.id = document.received_object_id
  left join metadata on metadata.document_id = document.id
  left join verification on verification.document_id = document.id
  left join lateral (
    select effect.patient_id, case when document.status = 'integrated' then effect.settled_at end as settled_at from effect
    where effect.document_id = document.id and effect.kind = 'integration' and effect.state <> 'undone'
      and document.status in ('integrating', 'integrated')
    order by effect.id desc limit 1
  ) filing on true
  where document.id = ${id}
)`;

const related = (documentIds: string) => `
with asked as materialized (
  select document.id, received_object.sha256, document_id_system, document_id_value, set_id_system, set_id_value
  from document join received_object on received_object.id = document.received_object_id
  where document.id = any(${documentIds}::uuid[])
)
select coalesce(json_agg(json_build_object('self', ${factsOf('asked.id')}, 'others', found.others,
  'accepted', (select coalesce(json_agg(related_id), '[]') from known_document where known_document.document_id = asked.id)
)), '[]')::text as found
from asked cross join lateral (
  select coalesce(json_agg(${factsOf('reached.id')}), '[]') as others from (
    ${REACHED}
  ) reached where reached.id <> asked.id
) found
where json_array_length(found.others) > 0
  or exists (select 1 from document_relation said where said.document_id = asked.id and said.kind = 'replaces')`;

const identityOf = (facts: Facts) => ({
  ...facts,
  person: {
    family: facts.family,
    given: facts.given ?? [],
    birthDate: facts.birthDate,
    identifiers: facts.identifiers === null ? [] : readOr(METADATA_IDENTIFIERS, facts.identifiers, []),
  },
});

type Identified = ReturnType<typeof identityOf>;

const chartOf = (self: Identified, other: Identified): RelatedDocument['chart'] => {
  const own = self.filedPatientId ?? self.patientId;
  if (own === null || other.filedPatientId === null) return null;
  return own === other.filedPatientId ? 'same' : 'other';
};

const instantOf = (written: string): string => new Date(written).toISOString();

/** How a document stands to those that are it, or another version of it. */
export interface Standing {
  readonly documentId: string;
  readonly sourceId: string;
  readonly status: DocumentStatus;
  /** What stands in the way of filing comes first, then the newest. */
  readonly related: readonly RelatedDocument[];
  readonly isOriginalUnknown: boolean;
  /** Those for which a person said that it may be filed all the same. */
  readonly accepted: readonly string[];
  /** Those that are clearly about somebody else. */
  readonly otherPeople: readonly string[];
  /** The systems of what it is named by, where they name documents of other people too. */
  readonly sharedSystems: readonly string[];
}

const isWaiting = (status: DocumentStatus): boolean => status === 'review' || status === 'unreadable';

const standingOf = ({ self: facts, others: found, accepted }: z.infer<typeof Found>[number]): Standing => {
  const self = identityOf(facts);
  const others = found.map(identityOf);
  const related = standings(self, others).map(
    ({ other, standing }): RelatedDocument => ({
      documentId: other.documentId,
      standing,
      status: other.status,
      sourceName: other.sourceName,
      receivedAt: instantOf(other.receivedAt),
      versionNumber: other.number,
      filedAt: other.filedAt === null ? null : instantOf(other.filedAt),
      chart: chartOf(self, other),
      holdsUp: isWaiting(self.status) && holdsUp(standing, other.status) && !accepted.includes(other.documentId),
    }),
  );
  related.sort(
    (one, other) => Number(other.holdsUp) - Number(one.holdsUp) || (one.documentId < other.documentId ? 1 : -1),
  );
  return {
    documentId: self.documentId,
    sourceId: self.sourceId,
    status: self.status,
    related: related.slice(0, MAX_RELATED),
    isOriginalUnknown: isOriginalUnknown(self, others),
    accepted,
    otherPeople: others
      .filter(({ person }) => isAnotherPerson(self.person, person))
      .map(({ documentId }) => documentId),
    sharedSystems: sharedSystemsOf(self, others),
  };
};

const NOTHING_RELATED = { related: [], isOriginalUnknown: false };
const { name, text } = statement('related_documents', Found, related('$1'));

/** Asks what is related to one document, beside what else its pane loads. */
export const relatedTo = (documentId: string): Bound => ({ name, text, values: [`{${documentId}}`] });

/** The answer to {@link relatedTo}. */
export const readRelated = (rows: readonly TextRow[] = []): Pick<Standing, 'related' | 'isOriginalUnknown'> => {
  const [[json = null] = []] = rows;
  const [found] = Found.parse(JSON.parse(json ?? '[]'));
  return found ? standingOf(found) : NOTHING_RELATED;
};

const WITHIN = related('?');

/** How documents stand to others, within a transaction: in one statement, however many they are. One that stands alone is left out. */
export const findStandings = async (
  em: EntityManager,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, Standing>> => {
  const [row] = await em.execute<{ found: string }[]>(WITHIN, [`{${documentIds.join(',')}}`]);
  const found = Found.parse(JSON.parse(row?.found ?? '[]'));
  return new Map(found.map(standingOf).map((standing) => [standing.documentId, standing]));
};
