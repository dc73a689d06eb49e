import { Trans, useLingui } from '@lingui/react/macro';
import type { OwnSession } from '@mailroom/contracts';
import { Badge, Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { SidePage } from '../../ui/side-page.tsx';
import classes from './own-sessions.module.css';
import { useMay } from './use-may.ts';

const ownSessions = trpc.session.listOwnSessions.queryOptions({}, { staleTime: 0 });

const useEndSessions = () =>
  useMutation(
    trpc.session.endOwnSessions.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: ownSessions.queryKey }),
    }),
  );

/** Where one is signed in, and the way to end it from here. */
export const OwnSessionsPage = ({ header }: { header: ReactNode }) => {
  const { t } = useLingui();
  const may = useMay();
  const { data, error, refetch } = useQuery(ownSessions);
  const end = useEndSessions();
  const others = data?.sessions.filter(({ isThis }) => !isThis) ?? [];
  return (
    <SidePage
      header={header}
      hasWayBack={may('listWorklist')}
      title={t`Your sessions`}
      lead={
        <Trans>
          Every browser in which you are signed in. If you do not know one of them, end it and tell your administrator.
        </Trans>
      }
    >
      {error && !data ? <FailureMessage error={error} onRetry={() => void refetch()} /> : null}
      {end.error ? <FailureMessage error={end.error} /> : null}
      {!data && !error ? <Skeleton height={120} /> : null}
      <ul className={classes['list']} aria-label={t`Your sessions`}>
        {data?.sessions.map((session) => (
          <Session
            key={session.sessionId}
            session={session}
            isEnding={end.isPending}
            onEnd={() => end.mutate({ sessionId: session.sessionId })}
          />
        ))}
      </ul>
      {data && others.length === 0 ? (
        <p className={classes['none']}>
          <Trans>You are signed in nowhere else.</Trans>
        </p>
      ) : null}
      {others.length > 1 ? (
        <Button
          className={classes['all'] ?? ''}
          variant="default"
          loading={end.isPending}
          onClick={() => end.mutate({ sessionId: null })}
        >
          <Trans>End all others</Trans>
        </Button>
      ) : null}
    </SidePage>
  );
};

interface SessionProps {
  session: OwnSession;
  isEnding: boolean;
  onEnd: () => void;
}

const Session = ({ session, isEnding, onEnd }: SessionProps) => {
  const { t } = useLingui();
  const language = useLanguage();
  const { browser, address, facilityName, startedAt, usedAt, isThis } = session;
  return (
    <li className={classes['session']}>
      <div className={classes['what']}>
        <strong>{browser === null ? t`Unknown browser` : <AsWritten>{browser}</AsWritten>}</strong>
        {isThis ? (
          <Badge variant="light">
            <Trans>This one</Trans>
          </Badge>
        ) : null}
        <span className={classes['where']}>
          <AsWritten>{facilityName}</AsWritten>
          {address === null ? null : (
            <>
              {' · '}
              <AsWritten>{address}</AsWritten>
            </>
          )}
        </span>
      </div>
      <div className={classes['when']}>
        <span>
          <Trans>Last used {formatInstant(usedAt, language)}</Trans>
        </span>
        <span>
          <Trans>Signed in {formatInstant(startedAt, language)}</Trans>
        </span>
      </div>
      {isThis ? null : (
        <Button
          size="compact-sm"
          variant="default"
          disabled={isEnding}
          aria-label={t`End the session in ${isolate(browser ?? t`an unknown browser`)}`}
          onClick={onEnd}
        >
          <Trans>End</Trans>
        </Button>
      )}
    </li>
  );
};
