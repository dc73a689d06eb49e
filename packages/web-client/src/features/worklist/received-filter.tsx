import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Popover, Skeleton, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { formatPartialDate } from '../../platform/format-partial-date.ts';
import { loadPart } from '../../platform/load-part.ts';
import { useLanguage } from '../../platform/use-language.ts';
import pill from '../../ui/filter-pill.module.css';
import { ClearButton, PillText } from '../../ui/filter-pill.tsx';
import classes from './received-filter.module.css';
import { lastDays, type Period, toInstants, toPeriod } from './received-period.ts';
import type { View } from './use-view.ts';

/** The calendar and its library of dates come when somebody opens it. */
const PeriodPicker = lazy(() =>
  loadPart(() => import('./period-picker.tsx')).then((module) => ({ default: module.PeriodPicker })),
);

/** When the document came, in days of the clerk's own time zone. */
export const ReceivedFilter = ({ search, change }: Pick<View, 'search' | 'change'>) => {
  const { t } = useLingui();
  const language = useLanguage();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const { receivedFrom = null, receivedTo = null } = search;
  const { from, to } = toPeriod({ receivedFrom, receivedTo });
  const isActive = from !== null || to !== null;
  const choose = (period: Period): void => change(toInstants(period));
  const chooseAndClose = (period: Period): void => {
    choose(period);
    close();
  };
  const label = t`Received`;
  return (
    <span className={pill['pill']} data-active={isActive}>
      <Popover opened={isOpen} onChange={close} onDismiss={close} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={pill['button'] ?? ''} onClick={toggle}>
            {isActive ? <PillText label={label} value={sayPeriod({ from, to }, language)} /> : label}
            {isActive ? null : <IconChevronDown size={14} aria-hidden />}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={label}>
          <div className={classes['presets']}>
            <Preset days={1} onChoose={chooseAndClose}>
              <Trans>Today</Trans>
            </Preset>
            <Preset days={7} onChoose={chooseAndClose}>
              <Trans>Last 7 days</Trans>
            </Preset>
            <Preset days={30} onChoose={chooseAndClose}>
              <Trans>Last 30 days</Trans>
            </Preset>
          </div>
          <Suspense fallback={<Skeleton width={252} height={272} />}>
            <PeriodPicker period={{ from, to }} onChange={choose} />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
      {isActive ? (
        <ClearButton label={`${t`Clear`}: ${label}`} onClear={() => choose({ from: null, to: null })} />
      ) : null}
    </span>
  );
};

interface PresetProps {
  days: number;
  onChoose: (period: Period) => void;
  children: React.ReactNode;
}

const Preset = ({ days, onChoose, children }: PresetProps) => (
  <Button size="compact-xs" variant="default" onClick={() => onChoose(lastDays(days, new Date()))}>
    {children}
  </Button>
);

const sayPeriod = ({ from, to }: Period, language: 'en' | 'fr'): string => {
  const first = from === null ? '…' : formatPartialDate(from, language);
  const last = to === null ? '…' : formatPartialDate(to, language);
  return first === last ? first : `${first} – ${last}`;
};
