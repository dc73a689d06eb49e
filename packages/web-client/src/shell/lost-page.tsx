import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { IconMapPinOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Brand } from '../ui/brand.tsx';
import { FullMessage } from '../ui/full-message.tsx';
import classes from './whole-page.module.css';

/** Answers an address that Mailroom does not have. */
export const LostPage = () => {
  const { t } = useLingui();
  return (
    <main className={classes['page']}>
      <Brand />
      <FullMessage
        isWholePage
        icon={IconMapPinOff}
        title={t`There is no such page`}
        actions={
          <Anchor renderRoot={(props) => <Link to="/" {...props} />}>
            <Trans>Go to the worklist</Trans>
          </Anchor>
        }
      />
    </main>
  );
};
