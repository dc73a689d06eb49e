import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { DocumentStatus } from '@mailroom/contracts';
import {
  IconCircleX,
  IconFolderCheck,
  IconFolderUp,
  IconInbox,
  IconLoader,
  IconShieldExclamation,
  type TablerIcon,
} from '@tabler/icons-react';
import { type Tone, ToneLabel } from '../../ui/tone-label.tsx';

const looks: Record<DocumentStatus, { icon: TablerIcon; tone: Tone }> = {
  review: { icon: IconInbox, tone: 'quiet' },
  received: { icon: IconLoader, tone: 'quiet' },
  unreadable: { icon: IconShieldExclamation, tone: 'bad' },
  integrating: { icon: IconFolderUp, tone: 'quiet' },
  integrated: { icon: IconFolderCheck, tone: 'good' },
  rejected: { icon: IconCircleX, tone: 'quiet' },
};

/** Where a document stands, as the tabs name it. */
export const statusNames: Record<DocumentStatus, MessageDescriptor> = {
  review: msg`To review`,
  received: msg`Being read`,
  unreadable: msg`Quarantine`,
  integrating: msg`Being filed`,
  integrated: msg`Filed`,
  rejected: msg`Rejected`,
};

export const StatusLabel = ({ status }: { status: DocumentStatus }) => {
  const { i18n } = useLingui();
  return <ToneLabel {...looks[status]}>{i18n._(statusNames[status])}</ToneLabel>;
};
