import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { FullMessage } from '../../ui/full-message.tsx';
import { PurgeList } from './purge-list.tsx';
import classes from './retention.module.css';
import { retentionQuery } from './retention-query.ts';
import { RetentionRule } from './retention-rule.tsx';
import { RuleForm } from './rule-form.tsx';

/** How long documents are kept after they are filed or rejected, and what was removed. */
export const RetentionPage = () => {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(retentionQuery);
  if (error && !data) return <FailureMessage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={120} />;
  const { rules, runs, documentTypes } = data;
  return (
    <>
      {rules.length === 0 ? (
        <FullMessage icon={IconArchive} title={t`Everything is kept`}>
          <Trans>
            No rule says otherwise. A proposal to begin with: filed documents for 90 days, because the chart has them,
            and rejected ones for 365 days, because nobody else may have them.
          </Trans>
        </FullMessage>
      ) : (
        <ul className={classes['list']} aria-label={t`Rules`}>
          {rules.map((rule) => (
            <RetentionRule key={`${rule.id} ${rule.version}`} rule={rule} documentTypes={documentTypes} />
          ))}
        </ul>
      )}
      <RuleForm documentTypes={documentTypes} />
      <PurgeList runs={runs} />
    </>
  );
};
