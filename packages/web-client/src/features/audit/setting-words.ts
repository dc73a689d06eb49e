import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { isolate } from '../../platform/language/show-controls.ts';

/** What administrators set, by the names that audit entries give it. */
const settingWords: Readonly<Record<string, MessageDescriptor>> = {
  city: msg`city`,
  color: msg`colour`,
  country: msg`country`,
  kind: msg`kind`,
  name: msg`name`,
  state: msg`on or off`,
  tags: msg`tags`,
  timeZone: msg`time zone`,
  'claim-seconds': msg`claim, in seconds`,
  'fresh-hours': msg`check of an identity, in hours`,
  'session-hours': msg`signed in, in hours`,
  'session-idle-minutes': msg`signed in without doing anything, in minutes`,
  'undo-seconds': msg`undo, in seconds`,
};

/**
 * What was changed, in words: `Urgent: color` is the colour of the tag Urgent. What has no words is shown as it was written.
 *
 * @example saySetting('city', french) // => 'ville'
 */
export const saySetting = (setting: string, i18n: I18n): string => {
  const [, of, field = setting] = /^(.*): (\w+)$/.exec(setting) ?? [];
  const words = Object.hasOwn(settingWords, field) ? settingWords[field] : undefined;
  if (words === undefined) return isolate(setting);
  return of === undefined ? i18n._(words) : i18n._(msg`${isolate(of)}: ${i18n._(words)}`);
};
