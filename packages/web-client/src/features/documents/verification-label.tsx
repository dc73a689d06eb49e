import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { VerificationOutcome } from '@mailroom/contracts';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconCloudOff,
  IconFileUnknown,
  IconPlugConnectedX,
  IconUserPlus,
  IconUserQuestion,
  type TablerIcon,
} from '@tabler/icons-react';
import { type Tone, ToneLabel } from '../../ui/tone-label.tsx';

const looks: Record<VerificationOutcome, { icon: TablerIcon; tone: Tone }> = {
  pending: { icon: IconClock, tone: 'quiet' },
  matched: { icon: IconCircleCheck, tone: 'good' },
  provisional: { icon: IconUserPlus, tone: 'warn' },
  ambiguous: { icon: IconAlertTriangle, tone: 'warn' },
  unmatched: { icon: IconUserQuestion, tone: 'bad' },
  'not-asked': { icon: IconFileUnknown, tone: 'quiet' },
  unavailable: { icon: IconCloudOff, tone: 'quiet' },
  unscoped: { icon: IconPlugConnectedX, tone: 'bad' },
};

/** What the check against the hospital's records found, in the fewest words. */
export const verificationNames: Record<VerificationOutcome, MessageDescriptor> = {
  pending: msg`Not checked yet`,
  matched: msg`Patient found`,
  provisional: msg`Provisional patient`,
  ambiguous: msg`Patient to confirm`,
  unmatched: msg`No such patient`,
  'not-asked': msg`Nothing to look for`,
  unavailable: msg`Check unavailable`,
  unscoped: msg`Hospital not set up`,
};

export const VerificationLabel = ({ outcome }: { outcome: VerificationOutcome }) => {
  const { i18n } = useLingui();
  const { icon, tone } = looks[outcome];
  return (
    <ToneLabel icon={icon} tone={tone}>
      {i18n._(verificationNames[outcome])}
    </ToneLabel>
  );
};
