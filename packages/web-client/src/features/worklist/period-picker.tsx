import { useLingui } from '@lingui/react/macro';
import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/fr';
import 'dayjs/locale/en-gb';
import { useState } from 'react';
import type { Language } from '../../platform/language/language.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { type Period, toDay } from './received-period.ts';

const DAYJS_LOCALES: Record<Language, string> = { en: 'en-gb', fr: 'fr' };

interface PeriodPickerProps {
  period: Period;
  onChange: (period: Period) => void;
}

/** Two days on a calendar. The list changes once both are chosen. */
export const PeriodPicker = ({ period, onChange }: PeriodPickerProps) => {
  const { t } = useLingui();
  const language = useLanguage();
  const [today] = useState(() => toDay(new Date()));
  const [days, setDays] = useState<[string | null, string | null]>([period.from, period.to]);
  return (
    <DatePicker
      type="range"
      allowSingleDateInRange
      hideOutsideDates
      // Red weekends would be too pale to read, and mean nothing here.
      weekendDays={[]}
      locale={DAYJS_LOCALES[language]}
      maxDate={today}
      value={days}
      ariaLabels={{ nextMonth: t`Next month`, previousMonth: t`Previous month` }}
      onChange={(chosen) => {
        setDays(chosen);
        const [from, to] = chosen;
        if (from !== null && to !== null) onChange({ from, to });
      }}
    />
  );
};
