import { TIME_BOUNDS } from '@mailroom/contracts/agreements';
import { numberOf } from '../../platform/process/config.ts';
import { declareSetting } from '../../platform/settings/declare-setting.ts';

declare module '../../platform/settings/declare-setting.ts' {
  interface SettingValues {
    'fresh-hours': number;
  }
}

/** For how long a check of an identity is believed: the hospital's server is asked again before anything is filed on an older one. */
export const FRESH_HOURS = declareSetting('fresh-hours', {
  value: numberOf('number of hours', TIME_BOUNDS['fresh-hours']),
  otherwise: () => TIME_BOUNDS['fresh-hours'].to,
});
