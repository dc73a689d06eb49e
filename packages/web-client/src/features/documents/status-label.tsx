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

/**
 * What a tab calls the documents that stand there: French has them in the plural. The tabs stand in this order: that of a document's
 * way, the clerk's own work first.
 */
export const statusNames: Record<DocumentStatus, MessageDescriptor> = {
  review: msg`To review`,
  received: msg`Being read`,
  unreadable: msg`Quarantine`,
  integrating: msg`Being filed`,
  integrated: msg`Filed`,
  rejected: msg`Rejected`,
};

const statusOfOne: Record<DocumentStatus, MessageDescriptor> = {
  ...statusNames,
  integrated: msg({ context: 'one document', message: 'Filed' }),
  rejected: msg({ context: 'one document', message: 'Rejected' }),
};

/** Where one document stands. */
export const StatusLabel = ({ status }: { status: DocumentStatus }) => {
  const { i18n } = useLingui();
  return <ToneLabel {...looks[status]}>{i18n._(statusOfOne[status])}</ToneLabel>;
};
