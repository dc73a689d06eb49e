import type { DocumentStatus, EarlierVersion, EffectKind, EffectState, FiledAs } from '@mailroom/contracts';
import { type IsNewer, orderVersions, type VersionNames } from './order-versions.rules.ts';

/** A filing of a version that was sent and that nobody took back. */
export interface VersionFiling {
  readonly effectId: string;
  readonly patientId: string;
  readonly state: EffectState;
  readonly attempts: number;
  readonly isRecalled: boolean;
  /** Read back from the record: it stands there, whatever is still to be done. */
  readonly isReadBack: boolean;
  readonly referenceFhirId: string | null;
  readonly filedAs: FiledAs | null;
  /** What was sent without an answer may still arrive. */
  readonly mayArrive: boolean;
}

export interface KnownVersion extends VersionNames {
  readonly status: DocumentStatus;
  /** Its id or its set is used for many patients, so that it stands for no document in particular. */
  readonly isShared: boolean;
  readonly filings: readonly VersionFiling[];
}

/** A version beside the effect's own, as it shall stand. */
interface OtherVersion extends Omit<VersionFiling, 'patientId' | 'isRecalled' | 'isReadBack'> {
  readonly documentId: string;
  readonly shallBe: 'current' | 'superseded';
}

/** How the versions of a document shall stand in the one chart that an effect is about. */
export interface ChartVersions {
  /** As what an integration files its own; null for a recall. */
  readonly own: 'current' | 'superseded' | null;
  /** As what it was sent before. */
  readonly ownFiledAs: FiledAs | null;
  readonly others: readonly OtherVersion[];
  /** What that comes to, once it is done. */
  readonly earlier: EarlierVersion | null;
}

/** Of a document that is no version of another. */
export const ALONE: ChartVersions = { own: 'current', ownFiledAs: null, others: [], earlier: null };

/** An effect as far as it touches versions. */
export interface VersionedEffect {
  readonly id: string;
  readonly kind: EffectKind;
  readonly documentId: string;
  readonly patientId: string;
  readonly isEarlierRestored: boolean;
  readonly filedAs: FiledAs | null;
}

type Filed = VersionFiling & { readonly documentId: string };

/** What was read back does not go away by itself any more; what was only sent may have come to nothing. */
const stands = ({ state, isReadBack }: VersionFiling): boolean => state === 'confirmed' || isReadBack;

const seen = (filed: Filed, shallBe: OtherVersion['shallBe']): OtherVersion => {
  const { documentId, effectId, state, attempts, referenceFhirId, filedAs, mayArrive } = filed;
  return { documentId, effectId, state, attempts, referenceFhirId, filedAs, mayArrive, shallBe };
};

/** Those of which none of the others is newer. */
const newestOf = <One extends { readonly documentId: string }>(all: readonly One[], isNewer: IsNewer): One[] =>
  all.filter((one) => !all.some((other) => isNewer(other.documentId, one.documentId)));

/** Why the version before is not marked. */
const whyLeft = (own: KnownVersion, versions: readonly KnownVersion[], isNewer: IsNewer): EarlierVersion | null => {
  const older = versions.filter(({ documentId }) => isNewer(own.documentId, documentId));
  const [before] = newestOf(older, isNewer);
  if (!before) return own.replaces.some(({ id }) => id === null || id !== own.id) ? 'not-received' : null;
  if (before.isShared || own.isShared) return 'shared';
  if (before.filings.some(({ isRecalled }) => !isRecalled)) return 'other-chart';
  if (before.filings.length > 0) return 'recalled';
  return before.status === 'unreadable' ? 'quarantined' : 'not-filed';
};

/** The versions by which an effect is judged: those whose number is no other's, and what of them stands in its chart. */
interface Judged {
  readonly effect: VersionedEffect;
  readonly isNewer: IsNewer;
  readonly filed: readonly Filed[];
}

const filing = ({ effect, isNewer, filed }: Judged, versions: readonly KnownVersion[]): ChartVersions => {
  const own = versions.find(({ documentId }) => documentId === effect.documentId);
  const isOlder = filed.some((one) => stands(one) && isNewer(one.documentId, effect.documentId));
  const older = filed.filter(({ documentId }) => isNewer(effect.documentId, documentId));
  // By all of them: that a number is shared is what is to be said.
  const left = own ? whyLeft(own, versions, orderVersions(versions)) : null;
  const marked = older.length > 0 ? 'superseded' : left;
  return {
    own: isOlder ? ('superseded' as const) : ('current' as const),
    ownFiledAs: effect.filedAs,
    others: older.map((one) => seen(one, 'superseded')),
    earlier: isOlder ? ('newer-stands' as const) : marked,
  };
};

/** The version before becomes current only where nothing newer stands; where something does, what was restored meanwhile goes back. */
const recalling = ({ effect, isNewer, filed }: Judged): ChartVersions => {
  const isOlder = filed.some((one) => stands(one) && isNewer(one.documentId, effect.documentId));
  const older = filed.filter((one) => stands(one) && isNewer(effect.documentId, one.documentId));
  const nothing = { own: null, ownFiledAs: null, others: [] };
  if (isOlder && effect.isEarlierRestored)
    return { ...nothing, others: older.map((one) => seen(one, 'superseded')), earlier: null };
  if (isOlder || older.length === 0) return { ...nothing, earlier: null };
  if (!effect.isEarlierRestored) return { ...nothing, earlier: 'left' as const };
  const others = newestOf(older, isNewer).map((one) => seen(one, 'current'));
  return { ...nothing, others, earlier: 'restored' as const };
};

/**
 * How the versions of a document shall stand once an effect is done: at most one current, the newest of those that stand. Nothing is
 * marked in another chart, and nothing by a number that is used for many patients.
 */
export const chartVersions = (effect: VersionedEffect, versions: readonly KnownVersion[]): ChartVersions => {
  const usable = versions.filter(({ isShared }) => !isShared);
  const isNewer = orderVersions(usable);
  const filed = usable.flatMap(({ documentId, filings }) =>
    filings
      .filter(
        ({ effectId, patientId, isRecalled }) =>
          effectId !== effect.id && patientId === effect.patientId && !isRecalled,
      )
      .map((one) => ({ ...one, documentId })),
  );
  const judged = { effect, isNewer, filed };
  return effect.kind === 'recall' ? recalling(judged) : filing(judged, versions);
};

/** Whether an attempt that was made for the one answers for the other: nothing that it counted on has changed. */
export const areSameVersions = (one: ChartVersions, other: ChartVersions): boolean => {
  const keyOf = ({ own, others }: ChartVersions) =>
    JSON.stringify([own, others.map((o) => [o.effectId, o.shallBe, o.state, o.attempts, o.filedAs])]);
  return keyOf(one) === keyOf(other);
};
