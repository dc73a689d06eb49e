import type { TimeName } from '@mailroom/contracts';
import type { DeclaredSetting } from '../../platform/settings/declare-setting.ts';
import { CLAIM_SECONDS, UNDO_SECONDS } from '../review/index.ts';
import { SESSION_HOURS, SESSION_IDLE_MINUTES } from '../session/index.ts';
import { FRESH_HOURS } from '../verification/index.ts';

/** The settings that an administrator of a facility sees and sets: its times. */
export const FACILITY_TIMES: Readonly<Record<TimeName, DeclaredSetting<number>>> = {
  'undo-seconds': UNDO_SECONDS,
  'claim-seconds': CLAIM_SECONDS,
  'fresh-hours': FRESH_HOURS,
  'session-hours': SESSION_HOURS,
  'session-idle-minutes': SESSION_IDLE_MINUTES,
};

/** A stored time; null for none, and for a value that this release cannot read. */
export const readTime = (name: TimeName, text: string | null | undefined): number | null => {
  const read = text === null || text === undefined ? null : FACILITY_TIMES[name].read(text);
  return read && 'value' in read ? read.value : null;
};
