import type { EffectKind } from '@mailroom/contracts';
import { type DoneStep, EFFECT_STEPS, type Effect } from '../../model/effect.entity.ts';
import type { EffectOutcome } from './effect-outcome.ts';
import { WAY } from './ways/ways.ts';

/** Several versions may be marked, each a step of its own. */
const keyOf = ({ step, evidence }: Omit<DoneStep, 'doneAt'>): string =>
  step === 'superseded' || step === 'restored' ? `${step} ${evidence}` : step;

/**
 * An effect's steps with those that an outcome shows to be done. The time is that of the first outcome that showed it, the evidence that
 * of the last.
 */
export const stepsAfter = (
  { kind, steps }: Pick<Effect, 'steps'> & { readonly kind: EffectKind },
  outcome: EffectOutcome,
  now: Date,
) => {
  if (!EFFECT_STEPS.accepts(steps)) return steps;
  const done = new Map<string, DoneStep>(EFFECT_STEPS.read(steps).map((one) => [keyOf(one), one]));
  for (const { step, evidence } of WAY.steps(kind, outcome)) {
    const key = keyOf({ step, evidence });
    done.set(key, { step, evidence, doneAt: done.get(key)?.doneAt ?? now.toISOString() });
  }
  return EFFECT_STEPS.write([...done.values()]);
};

/** Whether the document stands as it was decided, whatever is left to do for its other versions. */
export const isDone = ({ steps }: Pick<Effect, 'steps'>): boolean =>
  EFFECT_STEPS.accepts(steps) &&
  EFFECT_STEPS.read(steps).some(({ step }) => step === 'read-back' || step === 'entered-in-error');
