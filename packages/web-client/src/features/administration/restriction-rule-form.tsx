import { Trans, useLingui } from '@lingui/react/macro';
import type { ListRestrictionRulesOutput, RestrictedKind, Restriction } from '@mailroom/contracts';
import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { showControls } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { restrictionNames } from '../documents/index.ts';
import classes from './settings.module.css';
import { useRestrictionChanges } from './use-settings-changes.ts';

// The keys of a record of every restriction are the restrictions.
const RESTRICTIONS = Object.keys(restrictionNames) as Restriction[];

/** What was chosen: a source by its id, a type by its code. Undefined: nothing yet. */
const kindOf = (chosen: string, { sources }: ListRestrictionRulesOutput): RestrictedKind | undefined => {
  if (chosen === '') return undefined;
  return sources.some(({ id }) => id === chosen)
    ? { kind: 'source', sourceId: chosen }
    : { kind: 'type', documentTypeCode: chosen };
};

/** Adds a rule, or changes why what it is for is restricted. */
export const RestrictionRuleForm = ({ listed }: { listed: ListRestrictionRulesOutput }) => {
  const { t, i18n } = useLingui();
  const isFrench = useLanguage() === 'fr';
  const { saveRestrictionRule } = useRestrictionChanges();
  const [chosen, setChosen] = useState('');
  const [restriction, setRestriction] = useState<Restriction>('psychiatry');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const of = kindOf(chosen, listed);
    setMissing(of === undefined);
    if (of) saveRestrictionRule.mutate({ of, restriction }, { onSuccess: () => setChosen('') });
  };
  const sources = listed.sources.map(({ id, name }) => ({ value: id, label: showControls(name) }));
  const types = listed.documentTypes.map(({ code, nameEn, nameFr }) => ({
    value: code,
    label: showControls(isFrench ? nameFr : nameEn),
  }));
  return (
    <form className={classes['form']} onSubmit={submit} noValidate aria-label={t`Add or change a rule`}>
      <NativeSelect
        label={t`Which documents`}
        value={chosen}
        error={isMissing ? t`Choose a source or a type.` : null}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        data={[
          { value: '', label: t`Choose…` },
          { group: t`Sources`, items: sources },
          { group: t`Document types`, items: types },
        ]}
      />
      <NativeSelect
        label={t`Why they are restricted`}
        description={t`It holds for what comes from now on. What is here already is restricted by a supervisor, one by one.`}
        value={restriction}
        data={RESTRICTIONS.map((value) => ({ value, label: i18n._(restrictionNames[value]) }))}
        onChange={({ currentTarget }) =>
          setRestriction(RESTRICTIONS.find((one) => one === currentTarget.value) ?? 'psychiatry')
        }
      />
      <div className={classes['save']}>
        <Button type="submit" variant="default" loading={saveRestrictionRule.isPending}>
          <Trans>Save rule</Trans>
        </Button>
      </div>
    </form>
  );
};
