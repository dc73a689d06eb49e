import { Trans, useLingui } from '@lingui/react/macro';
import type { PersonRow } from '@mailroom/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { sayFailure } from '../../platform/errors/say-failure.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { roleNames } from '../session/index.ts';
import { RoleSelect } from './role-select.tsx';
import { toHospitalRole } from './role-sentences.ts';
import type { PeopleChanges } from './use-people-changes.ts';

interface PersonRoleProps {
  row: PersonRow;
  change: PeopleChanges['changeRole'];
  onDone: () => void;
}

/** Changes what somebody may do, or says who else gives it. */
export const PersonRole = ({ row: { id, membership }, change, onDone }: PersonRoleProps) => {
  const { i18n } = useLingui();
  const [role, setRole] = useState(toHospitalRole(membership.role));
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    change.mutate({ userId: id, roleSeen: membership.role, role }, { onSuccess: onDone });
  };
  if (membership.providerName !== null) return <FromProvider membership={membership} />;
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <RoleSelect value={role} onChange={setRole} error={change.error ? i18n._(sayFailure(change.error)) : null} />
        <Group justify="flex-end">
          <Button type="submit" loading={change.isPending} disabled={role === membership.role}>
            <Trans>Change the role</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

const FromProvider = ({ membership: { role, providerName, rule } }: Pick<PersonRow, 'membership'>) => {
  const { i18n } = useLingui();
  return (
    <Text size="sm">
      <strong>{i18n._(roleNames[role])}</strong>{' '}
      <Trans>
        This role comes from a rule of {isolate(providerName ?? '')} at each sign-in. To change it, change the person's
        groups there, or the rule.
      </Trans>{' '}
      {rule === null ? null : <AsWritten>{rule}</AsWritten>}
    </Text>
  );
};
