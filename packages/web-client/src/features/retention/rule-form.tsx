import { Trans, useLingui } from '@lingui/react/macro';
import type { RetainedStatus, RetainedType } from '@mailroom/contracts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { showControls } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import classes from './retention.module.css';
import { statusNames } from './retention-words.ts';
import { useRetentionChanges } from './use-retention-changes.ts';

// The keys of a record of every status are the statuses.
const STATUSES = Object.keys(statusNames) as RetainedStatus[];
/** As the contract has them. */
const [MIN_DAYS, MAX_DAYS] = [30, 36_500];

/** The days that were typed; null for ever; undefined: they are no days. */
const daysOf = (typed: string): number | null | undefined => {
  if (typed.trim() === '') return null;
  const days = Number(typed);
  return Number.isInteger(days) && days >= MIN_DAYS && days <= MAX_DAYS ? days : undefined;
};

/** Adds a rule, or changes the days of the one that is there for a status and a type. */
export const RuleForm = ({ documentTypes }: { documentTypes: readonly RetainedType[] }) => {
  const { t, i18n } = useLingui();
  const isFrench = useLanguage() === 'fr';
  const { save } = useRetentionChanges();
  const [status, setStatus] = useState<RetainedStatus>('integrated');
  const [code, setCode] = useState('');
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const types = documentTypes.map((type) => ({
    value: type.code,
    label: showControls(isFrench ? type.nameFr : type.nameEn),
  }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const keepDays = daysOf(typed);
    setWrong(keepDays === undefined);
    if (keepDays === undefined) return;
    save.mutate({ status, documentTypeCode: code === '' ? null : code, keepDays }, { onSuccess: () => setTyped('') });
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate aria-label={t`Add or change a rule`}>
      <NativeSelect
        label={t`Which documents`}
        value={status}
        data={STATUSES.map((value) => ({ value, label: i18n._(statusNames[value]) }))}
        onChange={({ currentTarget }) => setStatus(STATUSES.find((one) => one === currentTarget.value) ?? 'integrated')}
      />
      <NativeSelect
        label={t`Of which type`}
        value={code}
        data={[{ value: '', label: t`Every type without a rule of its own` }, ...types]}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <TextInput
        label={t`For how many days`}
        description={t`Empty: for ever`}
        inputMode="numeric"
        maxLength={5}
        value={typed}
        error={isWrong ? t`From ${MIN_DAYS} to ${MAX_DAYS} days, or empty` : null}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={save.isPending}>
        <Trans>Save rule</Trans>
      </Button>
    </form>
  );
};
