import { Trans } from '@lingui/react/macro';
import { Button, Popover, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, type ReactElement, type ReactNode, Suspense } from 'react';
import { useOverlay } from '../../platform/keys/layers.ts';
import { loadPart } from '../../platform/loading/load-part.ts';
import classes from './received-filter.module.css';
import { lastDays, type Period } from './received-period.ts';

/** The calendar and its library of dates come when somebody opens it. */
const PeriodPicker = lazy(() =>
  loadPart(() => import('./period-picker.tsx')).then((module) => ({ default: module.PeriodPicker })),
);

interface ReceivedPopoverProps {
  label: string;
  period: Period;
  onChoose: (period: Period) => void;
  startsOpen: boolean;
  /** The button that the days belong to. */
  renderButton: (onClick: () => void) => ReactElement;
}

/** Days to choose from: the usual ones, and a calendar for the others. */
export const ReceivedPopover = ({ label, period, onChoose, startsOpen, renderButton }: ReceivedPopoverProps) => {
  const [isOpen, { toggle, close }] = useDisclosure(startsOpen);
  useOverlay(isOpen, close);
  const chooseAndClose = (chosen: Period): void => {
    onChoose(chosen);
    close();
  };
  return (
    <Popover
      opened={isOpen}
      onChange={close}
      onDismiss={close}
      closeOnEscape={false}
      position="bottom-start"
      trapFocus
      returnFocus
    >
      <Popover.Target>{renderButton(toggle)}</Popover.Target>
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
          <PeriodPicker period={period} onChange={onChoose} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
};

interface PresetProps {
  days: number;
  onChoose: (period: Period) => void;
  children: ReactNode;
}

const Preset = ({ days, onChoose, children }: PresetProps) => (
  <Button size="compact-xs" variant="default" onClick={() => onChoose(lastDays(days, new Date()))}>
    {children}
  </Button>
);
