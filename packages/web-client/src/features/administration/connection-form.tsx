import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { FacilityServer, HospitalView } from '@mailroom/contracts';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { FormEvent } from 'react';
import { ConnectionFields, useTypedServer } from './connection-fields.tsx';
import { FailureAlert } from './failure-alert.tsx';
import classes from './operator.module.css';
import type { useFacilityChanges } from './use-operator-changes.ts';

interface ConnectionFormProps {
  facilityId: string;
  hospital: HospitalView;
  connect: ReturnType<typeof useFacilityChanges>['connect'];
}

/** Where a hospital's record is, and which of its patients are the hospital's own. */
export const ConnectionForm = ({ facilityId, hospital: { connection, others }, connect }: ConnectionFormProps) => {
  const { t } = useLingui();
  const fields = useTypedServer(connection);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    connect.mutate({ facilityId, version: connection?.version ?? null, ...fields.server });
  };
  return (
    <section className={classes['part']} aria-label={t`Record`}>
      <h3 className={classes['heading']}>
        <Trans>Record</Trans>
      </h3>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <ConnectionFields {...fields} />
          {others > 0 ? <Shared others={others} server={fields.server} /> : null}
          <FailureAlert error={connect.error} />
          <Group justify="flex-end">
            {connect.isSuccess ? (
              <Text role="status" size="sm" c="dimmed">
                <Trans>Saved. Documents that wait are checked anew.</Trans>
              </Text>
            ) : null}
            <Button type="submit" loading={connect.isPending}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  );
};

/** Warns where others use the server that is set up, and nothing says which patients are this hospital's. */
const Shared = ({ others, server }: { others: number; server: FacilityServer }) => {
  if (server.managingOrganization !== null || server.identifierSystems.length > 0) return null;
  return (
    <Alert color="orange">
      <Plural value={others} one="Another hospital uses this server." other="# other hospitals use this server." />{' '}
      <Trans>Say which patients are this one's: without it nothing is verified here, and nothing filed.</Trans>
    </Alert>
  );
};
