import type { EffectView } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { isUndoable, unfinishedRecall } from './unfinished-recall.ts';

const effect = (kind: EffectView['kind'], state: EffectView['state']): EffectView => ({
  id: crypto.randomUUID(),
  kind,
  state,
  trouble: null,
  readBack: null,
  filedAs: null,
  earlier: null,
  isRelationLeftOut: false,
  decidedByName: 'Records clerk',
  decidedAt: '2026-03-01T09:00:00Z',
  dueAt: '2026-03-01T09:00:10Z',
  settledAt: null,
});
const filed = effect('integration', 'confirmed');

it('a recall that waits or was refused stands, and can be taken back', () => {
  for (const state of ['planned', 'refused'] as const) {
    const effects = [effect('recall', state), filed];
    expect(unfinishedRecall({ effects })).toBe(state);
    expect(isUndoable({ status: 'integrated', effects })).toBe(true);
  }
});

it('a recall that is on its way stands, and cannot be taken back', () => {
  for (const state of ['sent', 'unknown'] as const) {
    const effects = [effect('recall', state), filed];
    expect(unfinishedRecall({ effects })).toBe(state);
    expect(isUndoable({ status: 'integrated', effects })).toBe(false);
  }
});

it('what was recalled, or whose recall was taken back, has none that stands', () => {
  for (const state of ['confirmed', 'undone'] as const) {
    expect(unfinishedRecall({ effects: [effect('recall', state), filed] })).toBeNull();
  }
  expect(isUndoable({ status: 'integrated', effects: [filed] })).toBe(false);
  expect(isUndoable({ status: 'rejected', effects: [] })).toBe(true);
});
