import { useLingui } from '@lingui/react/macro';
import type { AuditRow } from '@mailroom/contracts';
import type { ReactNode } from 'react';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { auditSentences } from '../documents/index.ts';
import classes from './audit.module.css';
import { AuditChange } from './audit-change.tsx';

interface AuditEntryProps {
  entry: Omit<AuditRow, 'documentId'>;
  /** By whom, and with what. */
  children: ReactNode;
}

/** One thing that was done. */
export const AuditEntry = ({ entry, children }: AuditEntryProps) => {
  const { action, occurredAt } = entry;
  const { i18n } = useLingui();
  const language = useLanguage();
  return (
    <li className={classes['entry']}>
      <time dateTime={occurredAt} className={classes['when']}>
        {formatInstant(occurredAt, language)}
      </time>
      <span className={classes['what']}>
        {i18n._(auditSentences[action])}
        <AuditChange entry={entry} />
      </span>
      <span className={classes['more']}>{children}</span>
    </li>
  );
};
