import type { EffectKind } from '@mailroom/contracts';
import { EFFECT_STEPS, type Effect } from '../../model/effect.entity.ts';
import type { EffectOutcome } from './effect-outcome.ts';
import { WAY } from './ways/ways.ts';

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
  const done = new Map(EFFECT_STEPS.read(steps).map((one) => [one.step, one]));
  for (const { step, evidence } of WAY.steps(kind, outcome)) {
    done.set(step, { step, evidence, doneAt: done.get(step)?.doneAt ?? now.toISOString() });
  }
  return EFFECT_STEPS.write([...done.values()]);
};
