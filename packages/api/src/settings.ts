import { UNDO_SECONDS } from './features/review/index.ts';
import type { DeclaredSettings } from './platform/settings/declare-setting.ts';

/** Every setting of every room, by its name. */
export const SETTINGS: DeclaredSettings = {
  'undo-seconds': UNDO_SECONDS,
};
