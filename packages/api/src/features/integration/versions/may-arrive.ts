import type { Effect } from '../../../model/effect.entity.ts';

/** From when it was begun: longer than it waits for its turn, takes, lies in a proxy, or is stored and not yet listed. */
const ARRIVES_WITHIN_MILLISECONDS = 60_000;

/** Whether what was sent without an answer may still arrive, or be listed later. */
export const mayArrive = ({ unansweredAt = null }: Partial<Pick<Effect, 'unansweredAt'>>): boolean =>
  unansweredAt !== null && Date.now() - Number(unansweredAt) < ARRIVES_WITHIN_MILLISECONDS;
