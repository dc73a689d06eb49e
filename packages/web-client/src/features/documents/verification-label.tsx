import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { VerificationOutcome } from '@mailroom/contracts';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconCloudOff,
  IconUserQuestion,
  type TablerIcon,
} from '@tabler/icons-react';
import { type Tone, ToneLabel } from '../../ui/tone-label.tsx';

const looks: Record<VerificationOutcome, { icon: TablerIcon; tone: Tone }> = {
  pending: { icon: IconClock, tone: 'quiet' },
  matched: { icon: IconCircleCheck, tone: 'good' },
  ambiguous: { icon: IconAlertTriangle, tone: 'warn' },
  unmatched: { icon: IconUserQuestion, tone: 'bad' },
  unavailable: { icon: IconCloudOff, tone: 'quiet' },
};

/** What the check against the hospital's records found, in the fewest words. */
export const verificationNames: Record<VerificationOutcome, MessageDescriptor> = {
  pending: msg`Not checked yet`,
  matched: msg`Patient found`,
  ambiguous: msg`Patient to confirm`,
  unmatched: msg`No such patient`,
  unavailable: msg`Check unavailable`,
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
