import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { BASE_PATH } from '../platform/base-path.ts';
import { readFailure } from '../platform/errors/failure.ts';
import { retryWhenReachable } from '../platform/network/retry-when-reachable.ts';
import { useStable } from '../platform/use-stable.ts';
import { Brand } from '../ui/brand.tsx';
import { FailureMessage } from '../ui/failure-message.tsx';
import classes from './whole-page.module.css';

/** Stands in for a page that could not be shown at all. */
export const CrashPage = ({ error, reset }: ErrorComponentProps) => {
  const router = useRouter();
  const retry = useStable((): void => {
    reset();
    void router.invalidate();
  });
  useEffect(() => (readFailure(error).kind === 'unreachable' ? retryWhenReachable(retry) : undefined), [error, retry]);
  return (
    <main className={classes['page']}>
      <Brand />
      <FailureMessage
        isWholePage
        error={error}
        onRetry={retry}
        actions={
          <Button variant="subtle" onClick={() => location.assign(`${BASE_PATH}/`)}>
            <Trans>Go to the worklist</Trans>
          </Button>
        }
      />
    </main>
  );
};
