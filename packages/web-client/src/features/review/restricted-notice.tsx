import { Trans, useLingui } from '@lingui/react/macro';
import type { Refusal } from '@mailroom/contracts';
import { Button, Stack, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { FullMessage } from '../../ui/full-message.tsx';
import { restrictionNames } from '../documents/index.ts';
import { useMay } from '../session/index.ts';
import { BecauseField, isReason } from './because-field.tsx';
import { useOpenRestricted } from './use-restriction.ts';

type Closed = Extract<Refusal, { code: 'DocumentRestricted' }>;

/** What the pane shows of a document that is closed to who looks: why, whom to ask, and for a supervisor the way in. */
export const RestrictedNotice = ({ closed, actions }: { closed: Closed; actions: ReactNode }) => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const may = useMay();
  const { documentId, restriction, supervisorNames } = closed;
  const names = new Intl.ListFormat(language, { type: 'disjunction' }).format(supervisorNames);
  const reason = i18n._(restrictionNames[restriction]);
  return (
    <FullMessage
      icon={IconEyeOff}
      title={t`This document is restricted`}
      actions={may('openRestricted') ? null : actions}
    >
      <Text size="sm">
        <Trans>Reason: {reason}. Lists show its type and when it came, and nothing else of it.</Trans>
      </Text>
      {may('openRestricted') ? (
        <OpenForm documentId={documentId} actions={actions} />
      ) : (
        <Text size="sm">
          {names === '' ? (
            <Trans>A supervisor may open it. Ask one of them if it has to be worked on.</Trans>
          ) : (
            <Trans>
              Ask somebody who may open it: <AsWritten>{names}</AsWritten>.
            </Trans>
          )}
        </Text>
      )}
    </FullMessage>
  );
};

const OpenForm = ({ documentId, actions }: { documentId: string; actions: ReactNode }) => {
  const { t } = useLingui();
  const [because, setBecause] = useState('');
  const { mutate, isPending } = useOpenRestricted();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReason(because)) mutate({ documentId, because });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" mt="md" ta="start">
        <BecauseField label={t`Why do you open it?`} value={because} onChange={setBecause} />
        <Text size="xs">
          <Trans>It is open to you for an hour. The audit has it, and the other supervisors are told.</Trans>
        </Text>
        <Button type="submit" loading={isPending} disabled={!isReason(because)}>
          <Trans>Open it</Trans>
        </Button>
        {actions}
      </Stack>
    </form>
  );
};
