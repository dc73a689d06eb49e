import { Trans, useLingui } from '@lingui/react/macro';
import type { FacilityServer, HospitalView } from '@mailroom/contracts';
import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FailureAlert } from './failure-alert.tsx';
import classes from './operator.module.css';
import { TryConnection } from './try-connection.tsx';
import type { useFacilityChanges } from './use-operator-changes.ts';

interface ConnectionFormProps {
  facilityId: string;
  connection: HospitalView['connection'];
  connect: ReturnType<typeof useFacilityChanges>['connect'];
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Where a hospital's record is, and which of its patients are the hospital's own. */
export const ConnectionForm = ({ facilityId, connection, connect }: ConnectionFormProps) => {
  const { t } = useLingui();
  const [address, setAddress] = useState(connection?.fhirBaseUrl ?? '');
  const [organization, setOrganization] = useState(connection?.managingOrganization ?? '');
  const [systems, setSystems] = useState(connection?.identifierSystems.join('\n') ?? '');
  const server: FacilityServer = {
    fhirBaseUrl: orNull(address),
    managingOrganization: orNull(organization),
    identifierSystems: systems.split(/\s+/).filter((system) => system !== ''),
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    connect.mutate({ facilityId, version: connection?.version ?? null, ...server });
  };
  return (
    <section className={classes['part']} aria-label={t`Record`}>
      <h3 className={classes['heading']}>
        <Trans>Record</Trans>
      </h3>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            type="url"
            label={t`Address of the FHIR server`}
            description={t`Empty: the installation's own server`}
            placeholder="https://fhir.hospital.example/r4"
            maxLength={500}
            value={address}
            onChange={({ currentTarget }) => setAddress(currentTarget.value)}
          />
          <TryConnection fhirBaseUrl={server.fhirBaseUrl} />
          <TextInput
            label={t`Organization that manages its patients`}
            description={t`The id of the FHIR Organization. Needed, or the systems below, where hospitals share a server`}
            pattern="[A-Za-z0-9.\-]{1,64}"
            maxLength={64}
            value={organization}
            onChange={({ currentTarget }) => setOrganization(currentTarget.value)}
          />
          <Textarea
            label={t`Systems of its patients' numbers`}
            description={t`OIDs or addresses, one a line: who has a number of one of them is this hospital's patient`}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={4000}
            value={systems}
            onChange={({ currentTarget }) => setSystems(currentTarget.value)}
          />
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
