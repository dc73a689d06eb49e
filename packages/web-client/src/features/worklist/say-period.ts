import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { toLanguage } from '../../platform/language/language.ts';
import type { Period } from './received-period.ts';

/** A period in words. An open end is told by a word, because dots would look like a date that was cut off. */
export const sayPeriod = ({ from, to }: Period, i18n: I18n): string => {
  const say = (day: string): string => formatPartialDate(day, toLanguage(i18n.locale));
  if (from !== null && to !== null) return from === to ? say(from) : `${say(from)} – ${say(to)}`;
  const day = say(from ?? to ?? '');
  return i18n._(to === null ? msg`since ${day}` : msg`until ${day}`);
};
