import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../session/index.ts';
import classes from './audit.module.css';
import { OwnActions } from './own-actions.tsx';
import { WholeAudit } from './whole-audit.tsx';

/** What was done: to an auditor everything, to everybody else what they did themselves. */
export const AuditPage = ({ header }: { header: ReactNode }) => {
  const { t } = useLingui();
  const may = useMay();
  const isAuditor = may('listAudit');
  const title = isAuditor ? t`What was done` : t`My last actions`;
  useDocumentTitle(`${title} · Mailroom`);
  return (
    <div className={classes['page']}>
      {header}
      <main className={classes['main']}>
        {may('listWorklist') ? (
          <Anchor className={classes['back'] ?? ''} renderRoot={(props) => <Link to="/" {...props} />}>
            <IconArrowLeft size={16} aria-hidden /> <Trans>Worklist</Trans>
          </Anchor>
        ) : null}
        <h1 className={classes['title']}>{title}</h1>
        {isAuditor ? <WholeAudit /> : <OwnActions />}
      </main>
    </div>
  );
};
