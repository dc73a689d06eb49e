import { useLingui } from '@lingui/react/macro';
import type { Role } from '@mailroom/contracts';
import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { ROLES, roleNames } from '../session/index.ts';
import { roleSentences } from './role-sentences.ts';

interface RoleSelectProps extends Pick<NativeSelectProps, 'error' | 'disabled'> {
  value: Role;
  onChange: (role: Role) => void;
}

/** Chooses a role, and says what it may do. */
export const RoleSelect = ({ value, onChange, ...others }: RoleSelectProps) => {
  const { t, i18n } = useLingui();
  return (
    <NativeSelect
      {...others}
      label={t`Role`}
      description={i18n._(roleSentences[value])}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      data={ROLES.map((role) => ({ value: role, label: i18n._(roleNames[role]) }))}
      onChange={({ currentTarget }) => onChange(ROLES.find((role) => role === currentTarget.value) ?? value)}
    />
  );
};
