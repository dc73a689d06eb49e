import { useLingui } from '@lingui/react/macro';
import type { HistoryEntry } from '@mailroom/contracts';
import { useId } from 'react';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { auditSentences } from './audit-sentences.ts';
import classes from './document-facts.module.css';

/** What was done with a document, by whom and when. */
export const DocumentHistory = ({ history }: { history: readonly HistoryEntry[] }) => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes['group']}>
      <h3 id={id} className={classes['groupTitle']}>
        {t`History`}
      </h3>
      <ol className={classes['history']}>
        {history.map(({ id, action, actorName, occurredAt }) => (
          <li key={id}>
            <span className={classes['action']}>{i18n._(auditSentences[action])}</span>
            <span className={classes['when']}>
              {actorName === null ? t`Mailroom` : <AsWritten>{actorName}</AsWritten>} ·{' '}
              <time dateTime={occurredAt}>{formatInstant(occurredAt, language)}</time>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};
