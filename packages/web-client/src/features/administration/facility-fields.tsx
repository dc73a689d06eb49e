import { useLingui } from '@lingui/react/macro';
import type { NewFacility } from '@mailroom/contracts';
import { NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { readField } from '../../platform/read-field.ts';

/** A name in small letters, as files and rules name a hospital. */
const codeOf = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-|-$/g, '');

export const readFacility = (said: FormData): NewFacility => {
  const textOf = (field: string) => readField(said, field);
  return {
    code: textOf('code'),
    name: textOf('facilityName'),
    city: textOf('city'),
    country: textOf('country').toUpperCase(),
    timeZone: textOf('timeZone'),
  };
};

/** What has to be said of a hospital; this computer's place is proposed, and a code that is made of the name. */
export const FacilityFields = ({ codeError }: { codeError: ReactNode }) => {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const [code, setCode] = useState<string | null>(null);
  return (
    <>
      <TextInput
        name="facilityName"
        label={t`Name of the hospital`}
        autoComplete="organization"
        maxLength={200}
        required
        data-autofocus
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <TextInput
        name="code"
        label={t`Code`}
        description={t`Stands in files and rules, and does not change: small letters, digits and hyphens`}
        pattern="[a-z0-9\-]{2,40}"
        maxLength={40}
        required
        error={codeError}
        value={code ?? codeOf(name)}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <TextInput name="city" label={t`City`} autoComplete="address-level2" maxLength={200} required />
      <TextInput
        name="country"
        label={t`Country`}
        description={t`Two letters, such as FR or GB`}
        defaultValue={new Intl.Locale(navigator.language).maximize().region ?? ''}
        pattern="[A-Za-z]{2}"
        maxLength={2}
        required
      />
      <NativeSelect
        name="timeZone"
        label={t`Time zone`}
        defaultValue={new Intl.DateTimeFormat().resolvedOptions().timeZone}
        data={['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]}
      />
    </>
  );
};
