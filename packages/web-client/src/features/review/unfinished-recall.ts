import type { DocumentView, EffectView } from '@mailroom/contracts';

/** Where an effect stands that is neither done nor taken back. */
export type UnfinishedState = Exclude<EffectView['state'], 'confirmed' | 'undone'>;

const isUnfinished = (state: EffectView['state']): state is UnfinishedState =>
  state !== 'confirmed' && state !== 'undone';

/** Where the recall of a document stands that is neither done nor taken back: there is never a second one beside it. */
export const unfinishedRecall = ({ effects }: Pick<DocumentView, 'effects'>): UnfinishedState | null => {
  for (const { kind, state } of effects) if (kind === 'recall' && isUnfinished(state)) return state;
  return null;
};

/** Whether the last decision can be taken back: it waits, was refused, or reaches nobody. */
export const isUndoable = ({ status, effects }: Pick<DocumentView, 'status' | 'effects'>): boolean => {
  if (status === 'rejected' || status === 'integrating') return true;
  const recall = unfinishedRecall({ effects });
  return status === 'integrated' && (recall === 'planned' || recall === 'refused');
};
