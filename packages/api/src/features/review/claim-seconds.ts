import { LEAST_CLAIM_SECONDS as DEFAULT, TIME_BOUNDS } from '@mailroom/contracts/agreements';
import { numberOf } from '../../platform/process/config.ts';
import { declareSetting } from '../../platform/settings/declare-setting.ts';

declare module '../../platform/settings/declare-setting.ts' {
  interface SettingValues {
    'claim-seconds': number;
  }
}

/** How long a claim lasts that nobody renews: after a page that was closed, a colleague waits so long. */
export const CLAIM_SECONDS = declareSetting('claim-seconds', {
  value: numberOf('number of seconds', TIME_BOUNDS['claim-seconds']),
  otherwise: () => DEFAULT,
});
