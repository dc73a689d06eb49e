import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { sayFailure } from '../../platform/errors/say-failure.ts';
import { andPassFocus } from '../../platform/keys/pass-focus.ts';
import type { View } from './use-view.ts';
import classes from './worklist-page.module.css';

/** A link's search could not be opened: the list below is wider than the sender meant, and that must be said. */
export const NameSearchTrouble = ({ view }: { view: View }) => {
  const { i18n } = useLingui();
  if (view.nameError === null || view.patientName !== null) return null;
  return (
    <div className={classes['trouble']} role="alert">
      {i18n._(sayFailure(view.nameError))}
      <Button size="compact-xs" variant="default" onClick={andPassFocus(() => view.change({ search: null }))}>
        <Trans>Continue without the name</Trans>
      </Button>
    </div>
  );
};
