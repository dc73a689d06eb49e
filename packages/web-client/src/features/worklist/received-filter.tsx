import { useLingui } from '@lingui/react/macro';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { defer } from '../../platform/loading/deferred.ts';
import { useStandIn } from '../../platform/loading/use-stand-in.ts';
import pill from '../../ui/filter-pill.module.css';
import { ClearButton, PillButton } from '../../ui/filter-pill.tsx';
import { type Period, toInstants, toPeriod } from './received-period.ts';
import type { View } from './use-view.ts';

const popover = defer(() => import('./received-popover.tsx').then((module) => module.ReceivedPopover));

/** When the document came, in days of the clerk's own time zone. */
export const ReceivedFilter = ({ search, change }: Pick<View, 'search' | 'change'>) => {
  const { t } = useLingui();
  const language = useLanguage();
  const { Control, root, standIn, isWanted } = useStandIn(popover);
  const { receivedFrom = null, receivedTo = null } = search;
  const period = toPeriod({ receivedFrom, receivedTo });
  const isActive = period.from !== null || period.to !== null;
  const choose = (chosen: Period): void => change(toInstants(chosen));
  const label = t`Received`;
  const words = { label, value: isActive ? sayPeriod(period, language) : null };
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

const sayPeriod = ({ from, to }: Period, language: 'en' | 'fr'): string => {
  const first = from === null ? '…' : formatPartialDate(from, language);
  const last = to === null ? '…' : formatPartialDate(to, language);
  return first === last ? first : `${first} – ${last}`;
};
