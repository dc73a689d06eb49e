import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { SidePage } from '../../ui/side-page.tsx';
import { useMay } from '../session/index.ts';
import { OwnActions } from './own-actions.tsx';
import { WholeAudit } from './whole-audit.tsx';

/** What was done: to an auditor everything, to everybody else what they did themselves. */
export const AuditPage = ({ header }: { header: ReactNode }) => {
  const { t } = useLingui();
  const may = useMay();
  const side = { header, hasWayBack: may('listWorklist') };
  return may('listAudit') ? (
    <SidePage
      {...side}
      title={t`What was done`}
      lead={
        <Trans>
          Choose a person to see what they did, or a document to see who has seen it. No document opens here.
        </Trans>
      }
    >
      <WholeAudit />
    </SidePage>
  ) : (
    <SidePage
      {...side}
      title={t`My last actions`}
      lead={
        <Trans>
          Your last fifty. To undo or recall a decision, open its document: it says whether that can be done.
        </Trans>
      }
    >
      <OwnActions />
    </SidePage>
  );
};
