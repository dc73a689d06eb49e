import { TIME_BOUNDS } from '@mailroom/contracts/agreements';
import { numberOf } from '../../platform/process/config.ts';
import { declareSetting } from '../../platform/settings/declare-setting.ts';

declare module '../../platform/settings/declare-setting.ts' {
  interface SettingValues {
    'session-hours': number;
    'session-idle-minutes': number;
  }
}

/**
 * How long somebody stays signed in, whatever they do. At most a day (NIST SP 800-63B-4, §2.2.3), and a shift where nothing is set. A
 * session keeps the limits that it began with: the SQL function `limit_session` reads them.
 */
export const SESSION_HOURS = declareSetting('session-hours', {
  value: numberOf('number of hours', TIME_BOUNDS['session-hours']),
  otherwise: (config) => config.sessionHours,
});

/**
 * How long a session lasts in which nobody does anything. Half an hour where nothing is set: computers of a ward are shared, and NIST SP
 * 800-63B-4, §2.2.3, has an hour at most.
 */
export const SESSION_IDLE_MINUTES = declareSetting('session-idle-minutes', {
  value: numberOf('number of minutes', TIME_BOUNDS['session-idle-minutes']),
  otherwise: () => 30,
});
