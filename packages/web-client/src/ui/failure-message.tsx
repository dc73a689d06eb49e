import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff, IconHandStop } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isPassing, readFailure } from '../platform/errors/failure.ts';
import { sayFailure } from '../platform/errors/say-failure.ts';
import { FullMessage } from './full-message.tsx';

const icons = { refusal: IconHandStop, unreachable: IconCloudOff, bug: IconAlertTriangle };

interface FailureMessageProps {
  error: unknown;
  onRetry?: () => void;
  /** Other ways on, after "Try again". */
  actions?: ReactNode;
  isWholePage?: boolean;
}

/** A failure that leaves nothing else to show: what happened, and what to do. */
export const FailureMessage = ({ error, onRetry, actions, isWholePage = false }: FailureMessageProps) => {
  const { i18n, t } = useLingui();
  const failure = readFailure(error);
  const titles = {
    refusal: t`This cannot be shown`,
    unreachable: t`No connection to Mailroom`,
    bug: t`Something went wrong`,
  };
  return (
    <FullMessage
      icon={icons[failure.kind]}
      title={titles[failure.kind]}
      role="alert"
      isWholePage={isWholePage}
      actions={
        <>
          {onRetry === undefined || (failure.kind === 'refusal' && !isPassing(error)) ? null : (
            <Button variant="default" onClick={onRetry}>
              <Trans>Try again</Trans>
            </Button>
          )}
          {actions}
        </>
      }
    >
      {i18n._(sayFailure(error))}
    </FullMessage>
  );
};
