import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { type Release, reloadNow, useRelease } from '../platform/reload/newer-release.ts';
import classes from './update-banner.module.css';

/** Says that Mailroom was updated under this page, and what comes of it. */
export const UpdateBanner = () => {
  const release = useRelease();
  return (
    <div role="status" className={classes['place']}>
      {release === 'current' ? null : (
        <div className={classes['banner']}>
          <IconRefresh size={18} aria-hidden />
          <span>
            <Words release={release} />
          </span>
          <Button size="compact-sm" variant="default" onClick={reloadNow}>
            <Trans>Reload now</Trans>
          </Button>
        </div>
      )}
    </div>
  );
};

const Words = ({ release }: { release: Exclude<Release, 'current'> }) => {
  if (release === 'superseded') {
    return (
      <Trans>
        Mailroom has been updated. This page reloads itself as soon as you pause; what you have typed stays.
      </Trans>
    );
  }
  if (release === 'incomplete') {
    return (
      <Trans>
        A part of this page did not come while there was no connection. The page reloads itself as soon as you pause;
        what you have typed stays.
      </Trans>
    );
  }
  return (
    <Trans>
      Mailroom has been updated, but reloading this page did not help. Try again in a few minutes; if it happens again,
      tell your IT department.
    </Trans>
  );
};
