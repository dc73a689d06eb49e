import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { HospitalView } from '@mailroom/contracts';
import { Button, Text } from '@mantine/core';
import { FailureAlert } from './failure-alert.tsx';
import { OneTimeLink } from './one-time-link.tsx';
import classes from './operator.module.css';
import { useFacilityChanges } from './use-operator-changes.ts';

interface HospitalAdministratorsProps {
  facilityId: string;
  hospital: HospitalView;
}

/** How many administrators a hospital has, and a link for one more. */
export const HospitalAdministrators = ({ facilityId, hospital }: HospitalAdministratorsProps) => {
  const { t } = useLingui();
  const { invite } = useFacilityChanges();
  const { administrators, openLinks } = hospital;
  return (
    <section className={classes['part']} aria-label={t`Administrators`}>
      <h3 className={classes['heading']}>
        <Trans>Administrators</Trans>
      </h3>
      <Text size="sm" mb="sm">
        {administrators === 0 ? (
          <Trans>Nobody yet. Whoever opens the link sets up the hospital and invites its people.</Trans>
        ) : (
          <Plural
            value={administrators}
            one="# administrator, who invites everybody else. A link of yours is in the hospital's audit, and they are told."
            other="# administrators, who invite everybody else. A link of yours is in the hospital's audit, and they are told."
          />
        )}{' '}
        {openLinks > 0 ? <Trans>A link is open: a new one takes its place.</Trans> : null}
      </Text>
      <FailureAlert error={invite.error} />
      {invite.data ? (
        <OneTimeLink token={invite.data.token} />
      ) : (
        <Button variant="default" loading={invite.isPending} onClick={() => invite.mutate({ facilityId })}>
          <Trans>Make a link for an administrator</Trans>
        </Button>
      )}
    </section>
  );
};
