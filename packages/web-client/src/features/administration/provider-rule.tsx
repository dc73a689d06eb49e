import { Trans, useLingui } from '@lingui/react/macro';
import type { ClaimCondition, HospitalRole, ProviderFacility } from '@mailroom/contracts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { roleNames } from '../session/index.ts';
import classes from './operator.module.css';
import { HOSPITAL_ROLES } from './role-sentences.ts';

type Rule = ProviderFacility['rules'][number];

interface ProviderRuleProps {
  rule: Rule;
  onChange: (rule: Rule) => void;
  onRemove: (() => void) | undefined;
}

/** Between the names of a path to a claim within others. */
const WITHIN = ' > ';

const textOf = (claim: ClaimCondition['claim']): string => [claim].flat().join(WITHIN);

const claimOf = (text: string): ClaimCondition['claim'] => (text.includes(WITHIN) ? text.split(WITHIN) : text);

/** One rule: whoever meets all of its conditions has its role. */
export const ProviderRule = ({ rule: { role, when }, onChange, onRemove }: ProviderRuleProps) => {
  const { t, i18n } = useLingui();
  const change = (index: number, changed: Partial<ClaimCondition>): void =>
    onChange({ role, when: when.map((one, place) => (place === index ? { ...one, ...changed } : one)) });
  const roleOf = (text: string): HospitalRole => HOSPITAL_ROLES.find((one) => one === text) ?? role;
  return (
    <div className={classes['rule']}>
      <NativeSelect
        label={t`Role`}
        value={role}
        data={HOSPITAL_ROLES.map((one) => ({ value: one, label: i18n._(roleNames[one]) }))}
        onChange={({ currentTarget }) => onChange({ role: roleOf(currentTarget.value), when })}
      />
      {when.map(({ claim, has }, index) => (
        // A condition has nothing that tells it from others but its place.
        // oxlint-disable-next-line react/no-array-index-key -- Nothing is moved: what is added comes last.
        <fieldset key={index} className={classes['condition']}>
          <legend hidden>{t`Condition`}</legend>
          <TextInput
            label={t({ context: 'of a token', message: 'Claim' })}
            placeholder={`realm_access${WITHIN}roles`}
            maxLength={500}
            required
            value={textOf(claim)}
            onChange={({ currentTarget }) => change(index, { claim: claimOf(currentTarget.value) })}
          />
          <TextInput
            label={t`is or holds`}
            maxLength={500}
            required
            value={has}
            onChange={({ currentTarget }) => change(index, { has: currentTarget.value })}
          />
        </fieldset>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => onChange({ role, when: [...when, { claim: 'groups', has: '' }] })}
      >
        <Trans>And</Trans>
      </Button>
      {onRemove ? (
        <Button size="compact-sm" variant="subtle" color="red" onClick={onRemove}>
          <Trans>Remove the rule</Trans>
        </Button>
      ) : null}
    </div>
  );
};
