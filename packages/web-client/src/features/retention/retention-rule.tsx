import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { RetainedType, RetentionRuleRow } from '@mailroom/contracts';
import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { ToneLabel } from '../../ui/tone-label.tsx';
import { PreviewResult } from './preview-result.tsx';
import classes from './retention.module.css';
import { statusNames } from './retention-words.ts';
import { usePreview } from './use-preview.ts';
import { useRetentionChanges } from './use-retention-changes.ts';

interface RetentionRuleProps {
  rule: RetentionRuleRow;
  documentTypes: readonly RetainedType[];
}

/** A rule: what it says, what it would remove, and whether it is on. */
export const RetentionRule = ({ rule, documentTypes }: RetentionRuleProps) => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const { status, documentTypeCode, keepDays, isOn, changedAt, changedByName } = rule;
  const type = documentTypes.find(({ code }) => code === documentTypeCode);
  const typeName = type === undefined ? documentTypeCode : language === 'fr' ? type.nameFr : type.nameEn;
  return (
    <li className={classes['rule']}>
      <div className={classes['what']}>
        <strong>{i18n._(statusNames[status])}</strong>
        <span>{typeName === null ? t`Every type without a rule of its own` : <AsWritten>{typeName}</AsWritten>}</span>
        <span className={classes['days']}>
          {keepDays === null ? (
            <Trans>kept for ever</Trans>
          ) : (
            <Trans>
              kept <Plural value={keepDays} one="# day" other="# days" />
            </Trans>
          )}
        </span>
        {keepDays === null ? null : isOn ? (
          <ToneLabel icon={IconCircleCheck} tone="good">
            {t({ context: 'a rule', message: 'On' })}
          </ToneLabel>
        ) : (
          <ToneLabel icon={IconCircleDashed} tone="quiet">
            {t({ context: 'a rule', message: 'Off' })}
          </ToneLabel>
        )}
        <span className={classes['when']}>
          <Trans>
            Changed by <AsWritten>{changedByName}</AsWritten>,{' '}
            <time dateTime={changedAt}>{formatInstant(changedAt, language)}</time>
          </Trans>
        </span>
      </div>
      <RuleActions rule={rule} />
    </li>
  );
};

const RuleActions = ({ rule }: Pick<RetentionRuleProps, 'rule'>) => {
  const seen = { ruleId: rule.id, version: rule.version };
  const { counted, isCounting, count } = usePreview(seen);
  const { turn, remove } = useRetentionChanges();
  const { keepDays, isOn, isPreviewed } = rule;
  return (
    <>
      <div className={classes['actions']}>
        {keepDays === null ? null : (
          <>
            <Button variant="default" loading={isCounting} onClick={() => void count()}>
              <Trans>See what it would remove</Trans>
            </Button>
            {isOn ? (
              <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate({ ...seen, isOn: false })}>
                <Trans>Switch off</Trans>
              </Button>
            ) : (
              <Button
                color="red"
                disabled={!isPreviewed || isCounting}
                loading={turn.isPending}
                onClick={() => turn.mutate({ ...seen, isOn: true })}
              >
                <Trans>Switch on: remove from now on</Trans>
              </Button>
            )}
          </>
        )}
        {isOn ? null : (
          <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate(seen)}>
            <Trans>Remove rule</Trans>
          </Button>
        )}
      </div>
      {keepDays === null || isOn || isPreviewed ? null : (
        <p className={classes['hint']}>
          <Trans>It can be switched on once you have seen what it would remove.</Trans>
        </p>
      )}
      {counted === null ? null : <PreviewResult counted={counted} isCounting={isCounting} />}
    </>
  );
};
