import { Trans, useLingui } from '@lingui/react/macro';
import type { DocumentStatus } from '@mailroom/contracts';
import { Button } from '@mantine/core';
import { IconInbox, IconSearchOff } from '@tabler/icons-react';
import { FullMessage } from '../../ui/full-message.tsx';
import { countFilters } from './active-filters.ts';
import type { View } from './use-view.ts';
import { statusOptions } from './view-schema.ts';
import { statusesOf } from './view-search.ts';

/** Nothing to show: because the work is done, or because the filters leave nothing. */
export const WorklistEmpty = ({ view }: { view: View }) => {
  const { t } = useLingui();
  const statuses = statusesOf(view.search);
  if (countFilters(view) === 0) {
    const titles: Record<DocumentStatus, string> = {
      review: t`Everything is reviewed`,
      received: t`Nothing is waiting to be read`,
      unreadable: t`The quarantine is empty`,
      integrating: t`Nothing is on its way to the record`,
      integrated: t`Nothing has been filed yet`,
      rejected: t`Nothing has been rejected`,
    };
    return (
      <FullMessage icon={IconInbox} title={titles[statuses[0] ?? 'review']}>
        <Trans>New documents appear here by themselves.</Trans>
      </FullMessage>
    );
  }
  const isEverywhere = statuses.length === statusOptions.length;
  return (
    <FullMessage
      icon={IconSearchOff}
      title={t`No document matches`}
      actions={
        <>
          {isEverywhere ? null : (
            <Button variant="default" onClick={() => view.change({ statuses: [...statusOptions] })}>
              <Trans>Search in every status</Trans>
            </Button>
          )}
          <Button variant="subtle" onClick={view.clearFilters}>
            <Trans>Clear all filters</Trans>
          </Button>
        </>
      }
    >
      <Trans>Nothing in this status fits every filter.</Trans>
    </FullMessage>
  );
};
