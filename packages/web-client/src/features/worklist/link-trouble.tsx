import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { andPassFocus } from '../../platform/keys/pass-focus.ts';
import type { View } from './use-view.ts';
import classes from './worklist-page.module.css';

/** A link held what Mailroom does not know: the list below is wider than the sender meant, and that must be said. */
export const LinkTrouble = ({ view: { search, change } }: { view: View }) => {
  if (search.refused === undefined) return null;
  const names = search.refused.join(', ');
  return (
    <div className={classes['trouble']} role="alert">
      <Trans>This link holds a filter that Mailroom no longer knows: {names}. The list is shown without it.</Trans>
      <Button size="compact-xs" variant="default" onClick={andPassFocus(() => change({ refused: null }))}>
        <Trans>Continue without it</Trans>
      </Button>
    </div>
  );
};
