import { Trans, useLingui } from '@lingui/react/macro';
import type { DocumentStatus } from '@mailroom/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import { IconEraser, IconFileExport, IconGavel } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { BASE_PATH } from '../../platform/base-path.ts';
import { loadPart } from '../../platform/loading/load-part.ts';
import { OverlayMenu } from '../../ui/overlay-menu.tsx';
import { useMay } from '../session/index.ts';
import type { Asked } from './retention-dialog.tsx';

const RetentionDialog = lazy(() =>
  loadPart(() => import('./retention-dialog.tsx')).then((module) => ({ default: module.RetentionDialog })),
);

interface RetentionMenuProps {
  documentId: string;
  status: DocumentStatus;
  /** Whether anybody is found to be the document's patient. */
  hasPatient: boolean;
}

/** Keeping a document or everything of its patient, and erasing it: for supervisors, now and then. */
export const RetentionMenu = ({ documentId, status, hasPatient }: RetentionMenuProps) => {
  const { t } = useLingui();
  const [asked, setAsked] = useState<Asked | null>(null);
  if (!useMay()('placeHold')) return null;
  const isErasable = status === 'integrated' || status === 'rejected';
  const close = (): void => setAsked(null);
  return (
    <>
      <OverlayMenu position="top-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Hold, export or erase`}>
            <IconGavel size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Item icon={IconGavel} onClick={() => setAsked({ action: 'hold', scope: 'document' })}>
            <Trans>Hold this document…</Trans>
          </Item>
          {hasPatient ? (
            <Item icon={IconGavel} onClick={() => setAsked({ action: 'hold', scope: 'patient' })}>
              <Trans>Hold everything of this patient…</Trans>
            </Item>
          ) : null}
          {hasPatient ? (
            <Menu.Item
              component="a"
              href={`${BASE_PATH}/documents/${documentId}/patient-export`}
              leftSection={<IconFileExport size={16} aria-hidden />}
            >
              <Trans>Export everything of this patient</Trans>
            </Menu.Item>
          ) : null}
          {isErasable ? (
            <Item icon={IconEraser} onClick={() => setAsked({ action: 'erase', scope: 'document' })}>
              <Trans>Erase this document…</Trans>
            </Item>
          ) : null}
          {isErasable && hasPatient ? (
            <Item icon={IconEraser} onClick={() => setAsked({ action: 'erase', scope: 'patient' })}>
              <Trans>Erase everything of this patient…</Trans>
            </Item>
          ) : null}
        </Menu.Dropdown>
      </OverlayMenu>
      {asked === null ? null : (
        <Suspense>
          <RetentionDialog documentId={documentId} asked={asked} onClose={close} />
        </Suspense>
      )}
    </>
  );
};

interface ItemProps {
  icon: typeof IconGavel;
  onClick: () => void;
  children: ReactNode;
}

const Item = ({ icon: Icon, onClick, children }: ItemProps) => (
  <Menu.Item leftSection={<Icon size={16} aria-hidden />} onClick={onClick}>
    {children}
  </Menu.Item>
);
