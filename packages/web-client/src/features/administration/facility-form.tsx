import { Trans, useLingui } from '@lingui/react/macro';
import type { ReadFacilityOutput } from '@mailroom/contracts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { readField } from '../../platform/read-field.ts';
import { FailureAlert } from './failure-alert.tsx';
import { Saved } from './saved.tsx';
import classes from './settings.module.css';
import type { useFacilityChanges } from './use-settings-changes.ts';

interface FacilityFormProps {
  facility: ReadFacilityOutput;
  change: ReturnType<typeof useFacilityChanges>['changeFacility'];
}

/** What the facility is called and where it is. */
export const FacilityForm = ({ facility, change }: FacilityFormProps) => {
  const { version } = facility;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    change.mutate({
      version,
      name: readField(said, 'facilityName'),
      city: readField(said, 'city'),
      country: readField(said, 'country').toUpperCase(),
      timeZone: readField(said, 'timeZone'),
    });
  };
  return (
    <form onSubmit={submit} className={classes['form']}>
      <h2 className={classes['heading']}>
        <Trans>Hospital</Trans>
      </h2>
      <Fields key={facility.version} facility={facility} />
      <FailureAlert error={change.error} />
      <div className={classes['save']}>
        <Button type="submit" loading={change.isPending}>
          <Trans>Save</Trans>
        </Button>
        <Saved isSaved={change.isSuccess} />
      </div>
    </form>
  );
};

/** They begin anew with what holds once somebody changed it. */
const Fields = ({ facility: { code, name, city, country, timeZone } }: Pick<FacilityFormProps, 'facility'>) => {
  const { t } = useLingui();
  const zones = new Set(['UTC', timeZone, ...Intl.supportedValuesOf('timeZone')]);
  return (
    <>
      <TextInput name="facilityName" label={t`Name of the hospital`} defaultValue={name} maxLength={200} required />
      <TextInput
        label={t`Code`}
        description={t`What the command line calls it. It stays.`}
        value={code}
        readOnly
        variant="filled"
      />
      <TextInput name="city" label={t`City`} defaultValue={city} maxLength={200} required />
      <TextInput
        name="country"
        label={t`Country`}
        description={t`Two letters, such as FR or GB`}
        defaultValue={country}
        pattern="[A-Za-z]{2}"
        maxLength={2}
        required
      />
      <NativeSelect name="timeZone" label={t`Time zone`} defaultValue={timeZone} data={[...zones]} />
    </>
  );
};
