import { useLingui } from '@lingui/react/macro';
import type { DocumentStatus } from '@mailroom/contracts';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { formatCount } from '../../platform/language/format-count.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { TabStrip } from '../../ui/tab-strip.tsx';
import { statusNames } from '../documents/index.ts';
import classes from './status-tabs.module.css';
import type { View } from './use-view.ts';
import { statusesOf } from './view-search.ts';

// The keys of the names are the statuses: their type says so.
const TABS = Object.keys(statusNames) as DocumentStatus[];

export const LIST_PANEL = 'worklist';

interface StatusTabsProps {
  view: View;
  isNarrow: boolean;
}

/** Where documents stand, and how many stand there. The counts are the facility's, whatever the filters. */
export const StatusTabs = memo(({ view: { search, change }, isNarrow }: StatusTabsProps) => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const { data } = useQuery(trpc.worklist.countByStatus.queryOptions({}));
  const statuses = statusesOf(search);
  return (
    <TabStrip
      label={t`Status`}
      size={isNarrow ? 'stacked' : 'md'}
      panelId={LIST_PANEL}
      value={statuses.length === 1 ? (statuses[0] ?? null) : null}
      onChange={(status) => change({ statuses: [status] })}
      tabs={TABS.map((status) => ({
        value: status,
        label: (
          <>
            {i18n._(statusNames[status])}
            {data === undefined ? null : (
              <span className={classes['count']} data-urgent={status === 'unreadable' && data.counts.unreadable > 0}>
                {formatCount(data.counts[status], language)}
              </span>
            )}
          </>
        ),
      }))}
    />
  );
});
