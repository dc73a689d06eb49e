import { CLAIM_SECONDS, UNDO_SECONDS } from './features/review/index.ts';
import { FRESH_HOURS } from './features/verification/index.ts';
import type { DeclaredSettings } from './platform/settings/declare-setting.ts';

/** Every setting of every room, by its name. */
export const SETTINGS: DeclaredSettings = {
  'claim-seconds': CLAIM_SECONDS,
  'fresh-hours': FRESH_HOURS,
  'undo-seconds': UNDO_SECONDS,
};
