import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconEye, IconLock, IconLockOpen } from '@tabler/icons-react';
import { andPassFocus } from '../../platform/keys/pass-focus.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import classes from './document-pane.module.css';
import type { Claiming } from './use-claim.ts';

interface PaneNoticesProps {
  claiming: Claiming;
  viewers: readonly string[];
  mayClaim: boolean;
}

/** Who works on the document, and who looks at it. */
export const PaneNotices = ({ claiming, viewers, mayClaim }: PaneNoticesProps) => {
  const { t } = useLingui();
  const { holderName, isMine, claim, release } = claiming;
  const others = viewers
    .filter((name) => name !== holderName)
    .map(isolate)
    .join(', ');
  return (
    <div role="status">
      {holderName === null ? null : (
        <div className={classes['notice']} data-tone="warn">
          <IconLock size={16} aria-hidden />
          <span className={classes['noticeText']}>
            <Trans>
              <strong>
                <AsWritten>{holderName}</AsWritten>
              </strong>{' '}
              is working on this document.
            </Trans>
          </span>
          {mayClaim ? (
            <Button size="compact-xs" variant="default" onClick={andPassFocus(() => claim({ takesOver: true }))}>
              <Trans>Take over</Trans>
            </Button>
          ) : null}
        </div>
      )}
      {isMine && mayClaim ? (
        <div className={classes['notice']} data-tone="mine">
          <IconLock size={16} aria-hidden />
          <span className={classes['noticeText']}>
            <Trans>You are working on this document; colleagues see that.</Trans>
          </span>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconLockOpen size={14} aria-hidden />}
            onClick={andPassFocus(release)}
          >
            <Trans>Release</Trans>
          </Button>
        </div>
      ) : null}
      {others === '' ? null : (
        <div className={classes['notice']} data-tone="quiet">
          <IconEye size={16} aria-hidden />
          <span className={classes['noticeText']}>{t`Also looking: ${others}`}</span>
        </div>
      )}
    </div>
  );
};
