import { useLingui } from '@lingui/react/macro';
import type { FacilityServer } from '@mailroom/contracts';
import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { TryConnection } from './try-connection.tsx';

/** A server as it is typed. */
interface TypedServer {
  readonly address: string;
  readonly organization: string;
  readonly systems: string;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const serverOf = ({ address, organization, systems }: TypedServer): FacilityServer => ({
  fhirBaseUrl: orNull(address),
  managingOrganization: orNull(organization),
  identifierSystems: systems.split(/\s+/).filter((system) => system !== ''),
});

/** What is typed of a server, from what stands, and what it says. */
export const useTypedServer = (stands: FacilityServer | null) => {
  const [typed, setTyped] = useState<TypedServer>({
    address: stands?.fhirBaseUrl ?? '',
    organization: stands?.managingOrganization ?? '',
    systems: stands?.identifierSystems.join('\n') ?? '',
  });
  return {
    typed,
    server: serverOf(typed),
    change: (changed: Partial<TypedServer>) => setTyped({ ...typed, ...changed }),
  };
};

/** Where a hospital's record is, and which of its patients are the hospital's own. */
export const ConnectionFields = ({ typed, server, change }: ReturnType<typeof useTypedServer>) => {
  const { t } = useLingui();
  return (
    <>
      <TextInput
        type="url"
        label={t`Address of the FHIR server`}
        description={t`Empty: the installation's own server`}
        placeholder="https://fhir.hospital.example/r4"
        maxLength={500}
        value={typed.address}
        onChange={({ currentTarget }) => change({ address: currentTarget.value })}
      />
      <TryConnection fhirBaseUrl={server.fhirBaseUrl} />
      <TextInput
        label={t`Organization that manages its patients`}
        description={t`The id of the FHIR Organization. Needed, or the systems below, where hospitals share a server`}
        pattern="[A-Za-z0-9.\-]{1,64}"
        maxLength={64}
        value={typed.organization}
        onChange={({ currentTarget }) => change({ organization: currentTarget.value })}
      />
      <Textarea
        label={t`Systems of its patients' numbers`}
        description={t`OIDs or addresses, one a line: who has a number of one of them is this hospital's patient`}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={4000}
        value={typed.systems}
        onChange={({ currentTarget }) => change({ systems: currentTarget.value })}
      />
    </>
  );
};
