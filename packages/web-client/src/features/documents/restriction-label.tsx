import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Restriction } from '@mailroom/contracts';
import { IconEyeOff } from '@tabler/icons-react';
import { ToneLabel } from '../../ui/tone-label.tsx';

/** Why little is shown of a document. */
export const restrictionNames: Record<Restriction, MessageDescriptor> = {
  staff: msg`Staff member`,
  psychiatry: msg`Psychiatry`,
  vip: msg`VIP`,
};

export const RestrictionLabel = ({ restriction }: { restriction: Restriction }) => {
  const { i18n } = useLingui();
  return (
    <ToneLabel icon={IconEyeOff} tone="warn">
      {i18n._(restrictionNames[restriction])}
    </ToneLabel>
  );
};
