import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { byName } from '../../platform/language/by-name.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { FullMessage } from '../../ui/full-message.tsx';
import classes from './settings.module.css';
import { TagDialog } from './tag-dialog.tsx';
import { TagItem } from './tag-item.tsx';

/** The facility's own labels for documents. */
export const TagsPage = () => {
  const { t } = useLingui();
  const language = useLanguage();
  const { data, error, refetch } = useQuery(trpc.administration.listFacilityTags.queryOptions({}, { staleTime: 0 }));
  const [opened, setOpened] = useState<string | null>(null);
  if (!data) return error ? <FailureMessage error={error} onRetry={() => void refetch()} /> : <Skeleton height={240} />;
  const rows = byName(data.rows, language);
  const row = rows.find(({ id }) => id === opened);
  return (
    <>
      <div className={classes['tools']}>
        <Button onClick={() => setOpened(NEW)}>
          <Trans>Add a tag</Trans>
        </Button>
      </div>
      {rows.length === 0 ? (
        <FullMessage icon={IconTag} title={t`There is no tag yet`}>
          <Trans>Add what people here mark documents with: urgent, to call back, a ward.</Trans>
        </FullMessage>
      ) : null}
      <ul className={classes['list']} aria-label={t`Tags`}>
        {rows.map((one) => (
          <TagItem key={one.id} row={one} onOpen={() => setOpened(one.id)} />
        ))}
      </ul>
      {row || opened === NEW ? <TagDialog row={row ?? null} onClose={() => setOpened(null)} /> : null}
    </>
  );
};

/** What is opened where a new one is added. */
const NEW = 'new';
