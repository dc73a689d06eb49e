import { useLingui } from '@lingui/react/macro';
import type { HospitalRole } from '@mailroom/contracts';
import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { roleNames } from '../session/index.ts';
import { HOSPITAL_ROLES, roleSentences } from './role-sentences.ts';

interface RoleSelectProps extends Pick<NativeSelectProps, 'error' | 'disabled'> {
  value: HospitalRole;
  onChange: (role: HospitalRole) => void;
}

/** Chooses a role, and says what it may do. */
export const RoleSelect = ({ value, onChange, ...others }: RoleSelectProps) => {
  const { t, i18n } = useLingui();
  return (
    <NativeSelect
      {...others}
      data-autofocus
      label={t`Role`}
      description={i18n._(roleSentences[value])}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      data={HOSPITAL_ROLES.map((role) => ({ value: role, label: i18n._(roleNames[role]) }))}
      onChange={({ currentTarget }) => onChange(HOSPITAL_ROLES.find((role) => role === currentTarget.value) ?? value)}
    />
  );
};
