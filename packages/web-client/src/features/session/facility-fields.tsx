import { Trans, useLingui } from '@lingui/react/macro';
import type { NewFacility } from '@mailroom/contracts';
import { NativeSelect, TextInput } from '@mantine/core';
import { readField } from '../../platform/read-field.ts';

/** What the command line calls a facility: its name in small letters. */
const codeOf = (name: string): string => {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const code = plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-|-$/g, '');
  return code.length < 2 ? 'hospital' : code;
};

export const readFacility = (said: FormData): NewFacility => {
  const textOf = (field: string) => readField(said, field);
  const name = textOf('facilityName');
  return {
    code: codeOf(name),
    name,
    city: textOf('city'),
    country: textOf('country').toUpperCase(),
    timeZone: textOf('timeZone'),
  };
};

/** What has to be said of the first facility; this computer's place is proposed. */
export const FacilityFields = () => {
  const { t } = useLingui();
  return (
    <fieldset>
      <legend>
        <Trans>Your hospital</Trans>
      </legend>
      <TextInput
        name="facilityName"
        label={t`Name of the hospital`}
        autoComplete="organization"
        maxLength={200}
        required
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
    </fieldset>
  );
};
