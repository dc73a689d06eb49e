import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { isNear, type SessionEnd } from './session-end.ts';
import { useSessionEnd } from './use-session-end.ts';

/** The time to a second, for as long as it is looked at. */
const useSeconds = (): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

/** Says two minutes before that the session ends by itself, and lets whoever is there stay. */
export const SessionWarning = () => {
  const { end, stay } = useSessionEnd();
  const now = useSeconds();
  const [dismissed, setDismissed] = useState<number | null>(null);
  if (end === null || !isNear(end, now) || dismissed === end.at) return null;
  const close = (): void => {
    // Whoever closes it is there.
    if (end.isIdle) stay();
    else setDismissed(end.at);
  };
  return <Warning end={end} now={now} onClose={close} />;
};

interface WarningProps {
  end: SessionEnd;
  now: number;
  onClose: () => void;
}

const Warning = ({ end: { at, isIdle }, now, onClose }: WarningProps) => {
  const { t } = useLingui();
  const seconds = Math.max(0, Math.round((at - now) / 1000));
  return (
    <Dialog title={t`Your session ends soon`} closeLabel={t`Close`} onClose={onClose}>
      <p role="timer">
        <Plural
          value={seconds}
          one="You will be signed out in # second."
          other="You will be signed out in # seconds."
        />{' '}
        {isIdle ? (
          <Trans>Nobody has used Mailroom here for a while. What you have typed is kept.</Trans>
        ) : (
          <Trans>Your sign-in has lasted as long as it may. What you have typed is kept until you sign in again.</Trans>
        )}
      </p>
      <Group justify="flex-end">
        <Button data-autofocus onClick={onClose}>
          {isIdle ? <Trans>Stay signed in</Trans> : <Trans>Close</Trans>}
        </Button>
      </Group>
    </Dialog>
  );
};
