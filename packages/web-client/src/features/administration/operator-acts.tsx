import { Trans, useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { auditSentences } from '../documents/index.ts';
import classes from './operator.module.css';

/** Tells a hospital's administrators what whoever runs the installation did to it lately; nothing where nothing was done. */
export const OperatorActs = () => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const { data } = useQuery(trpc.administration.listOperatorActs.queryOptions({}, { staleTime: 0 }));
  if (!data || data.acts.length === 0) return null;
  return (
    <Alert role="note" variant="default" mb="md" title={t`Done from outside in the last thirty days`}>
      <ul className={classes['list']}>
        {data.acts.map(({ action, at, operatorName }) => (
          <li key={`${at} ${action}`}>
            <time dateTime={at}>{formatInstant(at, language)}</time> · {i18n._(auditSentences[action])} ·{' '}
            {operatorName === null ? <Trans>on the command line</Trans> : <AsWritten>{operatorName}</AsWritten>}
          </li>
        ))}
      </ul>
    </Alert>
  );
};
