import type { DocumentView, EffectView } from '@mailroom/contracts';

export type StandingState = Exclude<EffectView['state'], 'confirmed' | 'undone'>;

const isStanding = (state: EffectView['state']): state is StandingState => state !== 'confirmed' && state !== 'undone';

/** Where the recall of a document stands that is neither done nor taken back: there is never a second one beside it. */
export const standingRecall = ({ effects }: Pick<DocumentView, 'effects'>): StandingState | null => {
  for (const { kind, state } of effects) if (kind === 'recall' && isStanding(state)) return state;
  return null;
};

/** Whether the last decision can be taken back: it waits, was refused, or reaches nobody. */
export const isUndoable = ({ status, effects }: Pick<DocumentView, 'status' | 'effects'>): boolean => {
  if (status === 'rejected' || status === 'integrating') return true;
  const recall = standingRecall({ effects });
  return status === 'integrated' && (recall === 'planned' || recall === 'refused');
};
