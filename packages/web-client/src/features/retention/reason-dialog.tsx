import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { sayFailure } from '../../platform/errors/say-failure.ts';
import { Dialog } from '../../ui/dialog.tsx';

const MAX_CHARACTERS = 500;

interface ReasonDialogProps {
  title: string;
  /** What happens, in a sentence or two. */
  children: ReactNode;
  confirm: string;
  /** It cannot be taken back. */
  isFinal?: boolean;
  isPending: boolean;
  /** Why it was not done; null where nothing was refused. */
  error: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks for the reason of what is done now and then, and done only with one. */
export const ReasonDialog = ({ title, children, confirm, isFinal = false, ...rest }: ReasonDialogProps) => {
  const { isPending, error, onConfirm, onClose } = rest;
  const { t, i18n } = useLingui();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() === '') field.current?.focus();
    else onConfirm(reason.trim());
  };
  return (
    <Dialog onClose={onClose} title={title} closeLabel={t`Close`}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text size="sm">{children}</Text>
          <Textarea
            ref={field}
            label={t`Reason`}
            description={t`It stays, for the audit: name the request or the court, not the patient.`}
            maxLength={MAX_CHARACTERS}
            autosize
            minRows={2}
            data-autofocus
            value={reason}
            error={isMissing ? t`Say why` : error ? i18n._(sayFailure(error)) : null}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" {...(isFinal ? { color: 'red' } : {})} loading={isPending}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};
