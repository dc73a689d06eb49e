import type { EffectState } from '@mailroom/contracts';

/** An effect counts as long as it may still reach the hospital's record, or waits for somebody to say that it shall not. */
export const STANDING_EFFECTS: readonly EffectState[] = ['planned', 'sent', 'unknown', 'refused'];
