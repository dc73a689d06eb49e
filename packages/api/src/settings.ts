import { CLAIM_SECONDS, UNDO_SECONDS } from './features/review/index.ts';
import { SESSION_HOURS, SESSION_IDLE_MINUTES } from './features/session/index.ts';
import { FRESH_HOURS } from './features/verification/index.ts';
import type { DeclaredSettings } from './platform/settings/declare-setting.ts';

/** Every setting of every room, by its name. */
export const SETTINGS: DeclaredSettings = {
  'claim-seconds': CLAIM_SECONDS,
  'fresh-hours': FRESH_HOURS,
  'session-hours': SESSION_HOURS,
  'session-idle-minutes': SESSION_IDLE_MINUTES,
  'undo-seconds': UNDO_SECONDS,
};
