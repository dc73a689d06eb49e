import { useLingui } from '@lingui/react/macro';
import type { Agreement } from '@mailroom/contracts';
import { IconCheck, IconEqualNot, IconMinus, IconWaveSine, type TablerIcon } from '@tabler/icons-react';
import { type Tone, ToneLabel } from '../../ui/tone-label.tsx';
import { agreementNames } from './review-words.ts';

export const agreementLooks: Record<Agreement, { icon: TablerIcon; tone: Tone }> = {
  equal: { icon: IconCheck, tone: 'good' },
  close: { icon: IconWaveSine, tone: 'warn' },
  different: { icon: IconEqualNot, tone: 'bad' },
  missing: { icon: IconMinus, tone: 'quiet' },
};

/** How a trait as read agrees with the record: an icon and a word; the colour only repeats both. */
export const AgreementLabel = ({ agreement }: { agreement: Agreement }) => {
  const { i18n } = useLingui();
  return <ToneLabel {...agreementLooks[agreement]}>{i18n._(agreementNames[agreement])}</ToneLabel>;
};
