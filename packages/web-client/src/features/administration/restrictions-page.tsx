import { Trans, useLingui } from '@lingui/react/macro';
import type { ListRestrictionRulesOutput, RestrictableType, RestrictionRuleRow } from '@mailroom/contracts';
import { Button, Skeleton } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { isolate } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { FullMessage } from '../../ui/full-message.tsx';
import { RestrictionLabel } from '../documents/index.ts';
import { RestrictionRuleForm } from './restriction-rule-form.tsx';
import classes from './settings.module.css';
import { useRestrictionChanges } from './use-settings-changes.ts';

/** Which documents are restricted as they come. */
export const RestrictionsPage = () => {
  const { data, error, refetch } = useQuery(
    trpc.administration.listRestrictionRules.queryOptions({}, { staleTime: 0 }),
  );
  if (!data) return error ? <FailureMessage error={error} onRetry={() => void refetch()} /> : <Skeleton height={240} />;
  return (
    <>
      <Rules listed={data} />
      <RestrictionRuleForm listed={data} />
    </>
  );
};

const Rules = ({ listed: { rules, documentTypes } }: { listed: ListRestrictionRulesOutput }) => {
  const { t } = useLingui();
  if (rules.length === 0) {
    return (
      <FullMessage icon={IconEyeOff} title={t`Nothing is restricted as it comes`}>
        <Trans>A supervisor restricts single documents. Add a rule where all of a source or of a type must be.</Trans>
      </FullMessage>
    );
  }
  return (
    <ul className={classes['list']} aria-label={t`Rules`}>
      {rules.map((rule) => (
        <Rule key={rule.id} rule={rule} documentTypes={documentTypes} />
      ))}
    </ul>
  );
};

interface RuleProps {
  rule: RestrictionRuleRow;
  documentTypes: readonly RestrictableType[];
}

const Rule = ({ rule: { id, sourceName, documentTypeCode, restriction }, documentTypes }: RuleProps) => {
  const { t } = useLingui();
  const isFrench = useLanguage() === 'fr';
  const { removeRestrictionRule } = useRestrictionChanges();
  const type = documentTypes.find(({ code }) => code === documentTypeCode);
  const name = sourceName ?? (type && (isFrench ? type.nameFr : type.nameEn)) ?? documentTypeCode ?? '';
  return (
    <li className={classes['item']}>
      <span className={classes['what']}>
        <span className={classes['name']}>
          <AsWritten>{name}</AsWritten>
        </span>
        <span className={classes['more']}>
          {sourceName === null ? <Trans>documents of this type</Trans> : <Trans>all that comes from this source</Trans>}
        </span>
      </span>
      <RestrictionLabel restriction={restriction} />
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t`Remove: ${isolate(name)}`}
        loading={removeRestrictionRule.isPending}
        onClick={() => removeRestrictionRule.mutate({ ruleId: id })}
      >
        <Trans>Remove</Trans>
      </Button>
    </li>
  );
};
