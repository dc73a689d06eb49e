import { Trans } from '@lingui/react/macro';
import type { DocumentView } from '@mailroom/contracts';
import { Button, Menu } from '@mantine/core';
import { IconDots, IconLock, IconLockOpen, IconUserPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { loadPart } from '../../platform/loading/load-part.ts';
import { OverlayMenu } from '../../ui/overlay-menu.tsx';
import { useMay } from '../session/index.ts';
import { RecallItems } from './recall-items.tsx';
import { unfinishedRecall } from './unfinished-recall.ts';
import type { Claiming } from './use-claim.ts';
import type { useDocumentChanges } from './use-document-changes.ts';
import { patientOf } from './why-not-filed.ts';

const ProvisionalDialog = lazy(() =>
  loadPart(() => import('./provisional-dialog.tsx')).then((module) => ({ default: module.ProvisionalDialog })),
);

interface MoreMenuProps {
  document: DocumentView;
  claiming: Claiming;
  changes: ReturnType<typeof useDocumentChanges>;
}

/** What is done now and then: claiming by hand, a provisional patient, a recall. */
export const MoreMenu = ({ document, claiming, changes }: MoreMenuProps) => {
  const [isMaking, setMaking] = useState(false);
  const { status, metadata } = document;
  const may = useMay();
  const isOpen = (status === 'review' || status === 'unreadable') && may('claimDocument');
  const isStranger =
    may('createProvisionalPatient') && status === 'review' && metadata !== null && patientOf(document) === null;
  const isRecallable = may('recallDocument') && status === 'integrated' && unfinishedRecall(document) === null;
  if (!isOpen && !isRecallable) return null;
  return (
    <>
      <OverlayMenu position="top-end">
        <Menu.Target>
          {isRecallable ? (
            <Button variant="default">
              <Trans>Recall</Trans>
            </Button>
          ) : (
            <Button variant="subtle" color="gray" leftSection={<IconDots size={16} aria-hidden />}>
              <Trans>More</Trans>
            </Button>
          )}
        </Menu.Target>
        <Menu.Dropdown>
          {isOpen ? <ClaimItems claiming={claiming} /> : null}
          {isStranger ? (
            <Menu.Item
              leftSection={<IconUserPlus size={16} aria-hidden />}
              disabled={claiming.holderName !== null}
              onClick={() => setMaking(true)}
            >
              <Trans>Create a provisional patient…</Trans>
            </Menu.Item>
          ) : null}
          {isRecallable ? <RecallItems effects={document.effects} recall={changes.recall} /> : null}
        </Menu.Dropdown>
      </OverlayMenu>
      {isMaking && isStranger ? (
        <Suspense>
          <ProvisionalDialog
            document={document}
            metadata={metadata}
            changes={changes}
            onClose={() => setMaking(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
};

const ClaimItems = ({ claiming: { isMine, holderName, claim, release } }: { claiming: Claiming }) => {
  if (isMine) {
    return (
      <Menu.Item leftSection={<IconLockOpen size={16} aria-hidden />} onClick={release}>
        <Trans>Release</Trans>
      </Menu.Item>
    );
  }
  const takesOver = holderName !== null;
  return (
    <Menu.Item leftSection={<IconLock size={16} aria-hidden />} onClick={() => claim({ takesOver })}>
      {takesOver ? <Trans>Take over</Trans> : <Trans>Claim</Trans>}
    </Menu.Item>
  );
};
