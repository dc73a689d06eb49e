import { undoSeconds } from '../../platform/process/config.ts';
import { declareSetting } from '../../platform/settings/declare-setting.ts';

declare module '../../platform/settings/declare-setting.ts' {
  interface SettingValues {
    'undo-seconds': number;
  }
}

/** How long a decision waits before it is sent to the hospital, and can be undone. A decision keeps the time that it was made with. */
export const UNDO_SECONDS = declareSetting('undo-seconds', {
  value: undoSeconds,
  otherwise: (config) => config.undoSeconds,
});
