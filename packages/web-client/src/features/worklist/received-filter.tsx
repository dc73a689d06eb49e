import { useLingui } from '@lingui/react/macro';
import { defer } from '../../platform/loading/deferred.ts';
import { useStandIn } from '../../platform/loading/use-stand-in.ts';
import pill from '../../ui/filter-pill.module.css';
import { ClearButton, PillButton } from '../../ui/filter-pill.tsx';
import { type Period, toInstants, toPeriod } from './received-period.ts';
import { sayPeriod } from './say-period.ts';
import type { View } from './use-view.ts';

const popover = defer(() => import('./received-popover.tsx').then((module) => module.ReceivedPopover));

/** When the document came, in days of the clerk's own time zone. */
export const ReceivedFilter = ({ search, change }: Pick<View, 'search' | 'change'>) => {
  const { i18n, t } = useLingui();
  const { Control, root, standIn, isWanted } = useStandIn(popover);
  const { receivedFrom = null, receivedTo = null } = search;
  const period = toPeriod({ receivedFrom, receivedTo });
  const isActive = period.from !== null || period.to !== null;
  const choose = (chosen: Period): void => change(toInstants(chosen));
  const label = t`Received`;
  const words = { label, value: isActive ? sayPeriod(period, i18n) : null };
  return (
    <span ref={root} className={pill['pill']} data-active={isActive}>
      {Control === null ? (
        <PillButton {...words} aria-haspopup="dialog" aria-expanded={false} {...standIn} />
      ) : (
        <Control
          label={label}
          period={period}
          onChoose={choose}
          startsOpen={isWanted}
          renderButton={(onClick) => <PillButton {...words} onClick={onClick} />}
        />
      )}
      {isActive ? (
        <ClearButton clear={t`Clear`} label={label} onClear={() => choose({ from: null, to: null })} />
      ) : null}
    </span>
  );
};
