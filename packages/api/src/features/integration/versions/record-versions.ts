import type { EarlierVersion } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Effect } from '../../../model/effect.entity.ts';
import type { Audited } from '../../../platform/audit/audit.ts';
import { type Done, doneOf, type EffectOutcome } from '../effect-outcome.ts';
import { ALONE, areSameVersions, type ChartVersions } from './chart-versions.rules.ts';
import { findChartVersions } from './find-versions.ts';

interface Judged {
  readonly outcome: EffectOutcome;
  /** Which versions the attempt counted on. */
  readonly versions: ChartVersions;
}

/** What became of the version before, by now. */
const earlierOf = (
  isConfirmed: boolean,
  { versions }: Done,
  { own, others, earlier }: ChartVersions,
): EarlierVersion | null => {
  if (!isConfirmed && others.length > 0) return own === null ? 'restoring' : 'marking';
  const isAsMeant = others.length === 0 || (versions?.marked.length ?? 0) > 0;
  const asLeft: EarlierVersion = versions?.left ?? 'not-filed';
  return isAsMeant ? earlier : asLeft;
};

const auditedOf = (by: Effect, other: Effect, filedAs: 'current' | 'superseded'): Audited => ({
  action: filedAs === 'current' ? 'version-restored' : 'version-superseded',
  documentId: other.document.id,
  details: { effectId: other.id, byEffectId: by.id, referenceFhirId: other.referenceFhirId ?? null },
});

const findMarked = async (em: EntityManager, judged: readonly Judged[]): Promise<ReadonlyMap<string, Effect>> => {
  const marked = judged.flatMap(({ outcome }) => doneOf(outcome)?.versions?.marked ?? []);
  if (marked.length === 0) return new Map();
  const effects = await em.find(Effect, { id: { $in: marked.map(({ effectId }) => effectId) } });
  return new Map(effects.map((effect) => [effect.id, effect]));
};

/** Another process, or another effect of the same batch, may have changed the versions since the attempt began: it is made once more. */
const unlessChanged = (outcome: EffectOutcome, isUnchanged: boolean): EffectOutcome => {
  if (outcome.outcome !== 'confirmed' || isUnchanged) return outcome;
  const { outcome: _, ...done } = outcome;
  return { outcome: 'unclear', referenceFhirId: done.referenceFhirId, isAcknowledged: true, done };
};

interface Recorded {
  readonly done: Done;
  readonly earlier: EarlierVersion | null;
}

const recordDone = (em: EntityManager, effect: Effect, { done, earlier }: Recorded): void => {
  const recalled = effect.recalls?.unwrap();
  if (recalled) em.assign(recalled, { filedAs: 'entered-in-error' });
  em.assign(effect, {
    filedAs: effect.kind === 'recall' ? null : (done.filedAs ?? effect.filedAs ?? null),
    earlier,
    isRelationLeftOut: done.isRelationLeftOut ?? effect.isRelationLeftOut,
  });
};

/**
 * Writes what effects did to versions, under the lock of their charts: an effect is confirmed only if what it counted on when it began
 * still holds, so that of two that ran at once the one that is written later sees what the other did.
 */
export const openVersionRecorder = async (em: EntityManager, effects: readonly Effect[], judged: readonly Judged[]) => {
  const found = await findChartVersions(em, effects);
  const others = await findMarked(em, judged);
  /** Charts whose versions an effect of this batch touches: the next one in line looks again. */
  const touched = new Set<string>();
  return {
    judge(effect: Effect, { outcome, versions }: Judged): EffectOutcome {
      const now = found.get(effect.id) ?? ALONE;
      const isUntouched = now.others.length === 0 || !touched.has(effect.patient.id);
      if (now.others.length > 0) touched.add(effect.patient.id);
      return unlessChanged(outcome, isUntouched && areSameVersions(versions, now));
    },
    record(effect: Effect, outcome: EffectOutcome): Audited[] {
      const done = doneOf(outcome);
      if (done === null) return [];
      const isConfirmed = outcome.outcome === 'confirmed';
      recordDone(em, effect, { done, earlier: earlierOf(isConfirmed, done, found.get(effect.id) ?? ALONE) });
      return (done.versions?.marked ?? []).flatMap(({ effectId, fhirId, filedAs }) => {
        const other = others.get(effectId);
        if (!other || other.filedAs === filedAs) return [];
        em.assign(other, { filedAs, referenceFhirId: other.referenceFhirId ?? fhirId });
        return [auditedOf(effect, other, filedAs)];
      });
    },
  };
};
