import { Trans } from '@lingui/react/macro';
import classes from './connection.module.css';
import type { Connection } from './use-live-worklist.ts';

/** Whether the list follows the server by itself. */
export const ConnectionLabel = ({ connection }: { connection: Connection }) => (
  <span className={classes['label']} data-connection={connection} role="status">
    {connection === 'live' ? <Trans>Live</Trans> : <Trans>Connecting…</Trans>}
  </span>
);
