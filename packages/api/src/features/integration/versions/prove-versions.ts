import type { Orm } from '../../../platform/database/orm.ts';
import type { FhirClient } from '../../../platform/fhir/fhir-client.ts';
import { isFailedAsking } from '../../../platform/fhir/fhir-error.ts';
import { forkForFacility } from '../../../platform/process/context.ts';
import type { KnownVersion } from './chart-versions.rules.ts';
import { findVersions } from './find-versions.ts';
import { type IsNewer, orderVersions } from './order-versions.rules.ts';

/** Documents that were filed, and that belong to a set or say what they replace. */
const FILED = `select distinct document.id from document join effect on effect.document_id = document.id
  where effect.kind = 'integration' and effect.state = 'confirmed' and effect.filed_as is distinct from 'entered-in-error'
    and (set_id_value is not null
      or exists (select 1 from document_relation said where said.document_id = document.id and said.kind = 'replaces'))
    and document.id > ?::uuid
  order by document.id limit 200`;

const FIRST = '00000000-0000-0000-0000-000000000000';

/** A document that does not reconcile, by its id, and why. */
interface Unreconciled {
  readonly id: string;
  readonly because: string;
}

interface Proving {
  readonly client: FhirClient;
  readonly signal: AbortSignal;
  /** Of each effect key that was asked about, whether a reference of it is current. */
  readonly known: Map<string, boolean>;
}

const isCurrent = async ({ client, signal, known }: Proving, effectKey: string): Promise<boolean> => {
  const asked = known.get(effectKey);
  if (asked !== undefined) return asked;
  const found = await client.findByEffectKey('DocumentReference', effectKey, { signal });
  const answer = found.some(({ status }) => status === 'current');
  known.set(effectKey, answer);
  return answer;
};

const standing = ({ filings }: KnownVersion) =>
  filings.filter(({ state, isRecalled }) => state === 'confirmed' && !isRecalled);

/** While one is on its way, its set is not done yet, and nothing is said of it. */
const isUnderWay = ({ filings }: KnownVersion): boolean => filings.some(({ state }) => state !== 'confirmed');

const findCurrent = async (proving: Proving, versions: readonly KnownVersion[]): Promise<KnownVersion[]> => {
  const current: KnownVersion[] = [];
  for (const version of versions) {
    for (const { effectId } of standing(version)) if (await isCurrent(proving, effectId)) current.push(version);
  }
  return current;
};

const because = (proved: KnownVersion, current: readonly KnownVersion[], isNewer: IsNewer): Unreconciled[] => {
  const beside = current.filter(
    ({ documentId, set }) =>
      documentId !== proved.documentId &&
      (isNewer(documentId, proved.documentId) || (set !== null && set === proved.set)),
  );
  const id = proved.documentId;
  // Each pair is named once, by the one that should not be current.
  return beside
    .filter(({ documentId }) => !isNewer(id, documentId) && (isNewer(documentId, id) || id < documentId))
    .map(({ documentId }) => ({
      id,
      because: `is current in the record, and so is ${documentId}, another version of it`,
    }));
};

const proveOne = async (proving: Proving, id: string, all: readonly KnownVersion[]): Promise<Unreconciled[]> => {
  const versions = all.filter(({ isShared }) => !isShared);
  const proved = versions.find(({ documentId }) => documentId === id);
  if (!proved || versions.some(isUnderWay) || versions.flatMap(standing).length < 2) return [];
  const current = await findCurrent(proving, versions);
  return current.includes(proved) ? because(proved, current, orderVersions(versions)) : [];
};

/**
 * Proves in the hospital's record, whatever Mailroom believes, that of the versions of a document that it filed at most one is current.
 * Where the record cannot be asked nothing is proved, and that is said.
 */
export const proveVersions = async (
  orm: Orm,
  facilityId: string,
  client: FhirClient,
): Promise<readonly Unreconciled[]> => {
  const proving: Proving = { client, signal: new AbortController().signal, known: new Map() };
  const unreconciled: Unreconciled[] = [];
  try {
    for (let last: string | undefined = FIRST; last !== undefined; ) {
      const after: string = last;
      const versions = await forkForFacility(orm, facilityId).transactional(async (em) => {
        const ids = await em.execute<{ id: string }[]>(FILED, [after]);
        return findVersions(
          em,
          ids.map(({ id }) => id),
        );
      });
      for (const [id, all] of versions) unreconciled.push(...(await proveOne(proving, id, all)));
      last = [...versions.keys()].toSorted().at(-1);
    }
    return unreconciled;
  } catch (error) {
    if (!isFailedAsking(error)) throw error;
    return [
      ...unreconciled,
      { id: facilityId, because: 'does not answer for the versions that were filed there: ask again later' },
    ];
  }
};
