import type { EffectKind } from '@mailroom/contracts';
import type { DoneStep } from '../../../model/effect.entity.ts';
import type { Sending } from '../attempt.ts';
import type { Done, EffectOutcome } from '../effect-outcome.ts';

/** A way in which a decision reaches the hospital's record. A failure of asking is an outcome of its own: `unclear`, and never a throw. */
export interface Way {
  readonly name: string;
  /** What an outcome shows to be done of its steps, each with what shows it. */
  readonly steps: (kind: EffectKind, outcome: EffectOutcome) => readonly Omit<DoneStep, 'doneAt'>[];
  /** Files what does not stand there. */
  readonly send: (sending: Sending) => Promise<EffectOutcome>;
  /** What stands there of an earlier attempt, brought to its end; null when nothing does. */
  readonly ask: (sending: Sending) => Promise<EffectOutcome | null>;
  /** Takes back out what an earlier effect filed. */
  readonly recall: (sending: Sending, recalledFhirId: string) => Promise<EffectOutcome>;
  /** Marks the other versions of a document whose own part is done: `confirmed` once all of them stand as they shall. */
  readonly markVersions: (sending: Sending, done: Done) => Promise<EffectOutcome>;
}
