import { Trans, useLingui } from '@lingui/react/macro';
import type { SessionRow } from '@mailroom/contracts';
import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { showFailure } from '../../ui/show-failure.ts';
import classes from './people.module.css';
import { sessionsQuery } from './sessions-query.ts';

/** Who is signed in here, and the end of any one session. There is always that of whoever looks. */
export const SessionsPage = () => {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(sessionsQuery);
  const rows = data?.pages.flatMap((page) => page.rows);
  const ownId = data?.pages.at(0)?.ownId;
  return (
    <>
      {error && !data ? <FailureMessage error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={120} /> : null}
      <ul className={classes['list']} aria-label={t`Sessions`}>
        {rows?.map((row) => (
          <OpenSession key={row.id} row={row} isOwn={row.id === ownId} />
        ))}
      </ul>
      {hasNextPage ? (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      ) : null}
    </>
  );
};

const OpenSession = ({ row, isOwn }: { row: SessionRow; isOwn: boolean }) => {
  const { t } = useLingui();
  const language = useLanguage();
  const { mutate, isPending } = useMutation(
    trpc.administration.endSession.mutationOptions({
      onError: showFailure,
      onSettled: () => queryClient.invalidateQueries(trpc.administration.listSessions.pathFilter()),
    }),
  );
  const { id, userId, userName, createdAt, usedAt, browser, address, providerName } = row;
  return (
    <li className={classes['person']}>
      <span className={classes['name']}>
        <AsWritten>{userName}</AsWritten>
      </span>
      <span className={classes['who']}>
        <span>
          <Trans>
            Since <time dateTime={createdAt}>{formatInstant(createdAt, language)}</time>
          </Trans>
        </span>
        <span className={classes['more']}>
          <Trans>
            last used <time dateTime={usedAt}>{formatInstant(usedAt, language)}</time>
          </Trans>
        </span>
      </span>
      <span className={classes['who']}>
        {providerName === null ? <Trans>Signed in here</Trans> : <AsWritten>{providerName}</AsWritten>}
        <span className={classes['more']}>
          <AsWritten>{[browser, address].filter((said) => said !== null).join(' · ')}</AsWritten>
        </span>
      </span>
      {isOwn ? (
        <span className={classes['more']}>
          <Trans>This one</Trans>
        </span>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t`End the session: ${isolate(userName)}`}
          loading={isPending}
          onClick={() => mutate({ userId, sessionId: id })}
        >
          <Trans>End</Trans>
        </Button>
      )}
    </li>
  );
};
