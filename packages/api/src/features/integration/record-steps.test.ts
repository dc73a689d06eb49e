import { expect, it } from 'vitest';
import type { EffectOutcome } from './effect-outcome.ts';
import { stepsAfter } from './record-steps.ts';

const [first, later] = [new Date('2026-03-01T09:00:00Z'), new Date('2026-03-01T09:05:00Z')];
const unclear: EffectOutcome = { outcome: 'unclear', referenceFhirId: '7' };
const confirmed: EffectOutcome = { outcome: 'confirmed', referenceFhirId: '7', patientFhirId: null, readBack: 'bytes' };
const evidence = 'DocumentReference/7';
const sent = { step: 'transaction', evidence, doneAt: first.toISOString() } as const;

it('an effect keeps which of its steps are done, since when, and what shows it', () => {
  const steps = stepsAfter({ kind: 'integration', steps: [] }, unclear, first);
  expect(steps).toEqual([sent]);
  expect(stepsAfter({ kind: 'integration', steps }, confirmed, later)).toEqual([
    sent,
    { step: 'read-back', evidence: 'bytes', doneAt: later.toISOString() },
  ]);
});

it('a recall is one step', () => {
  const doneAt = first.toISOString();
  const recalled = { ...confirmed, readBack: null };
  expect(stepsAfter({ kind: 'recall', steps: [] }, unclear, first)).toEqual([]);
  expect(stepsAfter({ kind: 'recall', steps: [] }, recalled, first)).toEqual([
    { step: 'entered-in-error', evidence, doneAt },
  ]);
});

it.each<EffectOutcome>([
  { outcome: 'postponed' },
  { outcome: 'unclear', isUnanswered: true },
  { outcome: 'refused', trouble: 'conflict' },
])('an outcome that shows no step leaves the steps as they are: %j', (outcome) => {
  expect(stepsAfter({ kind: 'integration', steps: [sent] }, outcome, later)).toEqual([sent]);
});

it('steps of a newer release stay as they are', () => {
  // As the column would give them.
  const steps = { $version: 9, value: {} } as unknown as [];
  expect(stepsAfter({ kind: 'integration', steps }, confirmed, later)).toBe(steps);
});
