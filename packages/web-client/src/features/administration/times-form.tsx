import { Trans, useLingui } from '@lingui/react/macro';
import type { ReadFacilityOutput } from '@mailroom/contracts';
import { TIME_BOUNDS } from '@mailroom/contracts/agreements';
import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { readField } from '../../platform/read-field.ts';
import { FailureAlert } from './failure-alert.tsx';
import { Saved } from './saved.tsx';
import classes from './settings.module.css';
import { timeNames } from './time-names.ts';
import type { useFacilityChanges } from './use-settings-changes.ts';

type Time = ReadFacilityOutput['times'][number];

/** Empty: nothing of the facility's own. */
const readTime = (said: FormData, { name, own }: Time) => {
  const text = readField(said, name).trim();
  return { name, seen: own, value: text === '' ? null : Number(text) };
};

interface TimesFormProps {
  times: readonly Time[];
  change: ReturnType<typeof useFacilityChanges>['changeTimes'];
}

/** How long people have for things, each with what it may be and what holds while nothing is set. */
export const TimesForm = ({ times, change }: TimesFormProps) => {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const changes = times.map((time) => readTime(said, time)).filter(({ seen, value }) => seen !== value);
    if (changes.length > 0) change.mutate({ changes });
  };
  return (
    <form onSubmit={submit} className={classes['form']}>
      <h2 className={classes['heading']}>
        <Trans>Times</Trans>
      </h2>
      {times.map((time) => (
        // Each begins anew with what holds once somebody changed it.
        <TimeInput key={`${time.name} ${time.own ?? ''}`} time={time} />
      ))}
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

const TimeInput = ({ time: { name, own, otherwise } }: { time: Time }) => {
  const { t, i18n } = useLingui();
  const { from, to } = TIME_BOUNDS[name];
  const { label, what } = timeNames[name];
  return (
    <TextInput
      type="number"
      name={name}
      label={i18n._(label)}
      description={
        <>
          {i18n._(what)} {t`From ${from} to ${to}; left empty, ${otherwise}.`}
        </>
      }
      defaultValue={own ?? ''}
      placeholder={String(otherwise)}
      min={from}
      max={to}
      step={1}
    />
  );
};
