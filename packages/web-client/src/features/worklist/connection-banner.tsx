import { Trans } from '@lingui/react/macro';
import { useDebouncedValue, useNetwork } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import classes from './connection.module.css';
import type { Connection } from './use-live-worklist.ts';

/** A restart of the server takes less than this and needs no message. */
const PATIENCE_MS = 4000;

/** Says that what is shown may be out of date, once that is certain. */
export const ConnectionBanner = ({ connection }: { connection: Connection }) => {
  const { online } = useNetwork();
  const [settled] = useDebouncedValue(connection, PATIENCE_MS);
  const isCut = connection === 'connecting' && settled === 'connecting';
  return (
    <div role="status">
      {online && !isCut ? null : (
        <div className={classes['banner']}>
          <IconCloudOff size={18} aria-hidden />
          {online ? (
            <Trans>Mailroom cannot be reached. What you see may be out of date; we keep trying.</Trans>
          ) : (
            <Trans>You are offline. What you see may be out of date; it updates when the network is back.</Trans>
          )}
        </div>
      )}
    </div>
  );
};
