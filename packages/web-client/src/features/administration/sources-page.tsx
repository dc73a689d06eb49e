import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { byName } from '../../platform/language/by-name.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { SharedIdentifiers } from '../intake/index.ts';
import classes from './settings.module.css';
import { SourceDialog } from './source-dialog.tsx';
import { SourceItem } from './source-item.tsx';

/** Where documents come from. */
export const SourcesPage = () => {
  const { t } = useLingui();
  const language = useLanguage();
  const { data, error, refetch } = useQuery(trpc.administration.listFacilitySources.queryOptions({}, { staleTime: 0 }));
  const [opened, setOpened] = useState<string | null>(null);
  if (!data) return error ? <FailureMessage error={error} onRetry={() => void refetch()} /> : <Skeleton height={240} />;
  const rows = byName(data.rows, language);
  const row = rows.find(({ id }) => id === opened);
  return (
    <>
      <div className={classes['tools']}>
        <Button onClick={() => setOpened(NEW)}>
          <Trans>Add a source</Trans>
        </Button>
      </div>
      <ul className={classes['list']} aria-label={t`Sources`}>
        {rows.map((one) => (
          <SourceItem key={one.id} row={one} onOpen={() => setOpened(one.id)} />
        ))}
      </ul>
      <Suspense>
        <SharedIdentifiers />
      </Suspense>
      {row || opened === NEW ? <SourceDialog row={row ?? null} onClose={() => setOpened(null)} /> : null}
    </>
  );
};

/** What is opened where a new one is added. */
const NEW = 'new';
