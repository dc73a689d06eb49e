import { Trans, useLingui } from '@lingui/react/macro';
import type { InvitationView } from '@mailroom/contracts';
import { Alert, Anchor, Button, PasswordInput, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { readFailure } from '../../platform/errors/failure.ts';
import { sayFailure } from '../../platform/errors/say-failure.ts';
import { readField } from '../../platform/read-field.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { CodeInput, readCode } from './code-input.tsx';
import { QrCode } from './qr-code.tsx';
import { roleNames } from './role-names.ts';
import classes from './sign-in-page.module.css';
import { useEnter } from './use-enter.ts';

interface InvitationFormProps {
  token: string;
  invitation: InvitationView;
}

/** The refusals that are about one field, and stand beside it. */
const FIELDS = { LoginTaken: 'login', CodeWrong: 'code' } as const;

const fieldOf = (error: unknown): 'login' | 'code' | null => {
  const failure = readFailure(error);
  const code = failure.kind === 'refusal' ? failure.refusal.code : null;
  return code === 'LoginTaken' || code === 'CodeWrong' ? FIELDS[code] : null;
};

export const InvitationForm = ({ token, invitation }: InvitationFormProps) => {
  const { t, i18n } = useLingui();
  const { facilityName, role, name, login, codeKey, codeAddress } = invitation;
  const enter = useEnter('/');
  const accept = useMutation(
    trpc.session.acceptInvitation.mutationOptions({ onSuccess: ({ session }) => enter(session) }),
  );
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const textOf = (field: string) => readField(said, field);
    accept.mutate({
      token,
      person: login === null ? { name: textOf('name'), login: textOf('login') } : null,
      password: textOf('password'),
      codeKey,
      code: readCode(said),
    });
  };
  const wrong = accept.error && fieldOf(accept.error);
  const sentence = accept.error ? i18n._(sayFailure(accept.error)) : null;
  return (
    <form onSubmit={submit} className={classes['form']}>
      <Text c="dimmed">
        <AsWritten>{facilityName}</AsWritten> · {i18n._(roleNames[role])}
      </Text>
      {sentence !== null && wrong === null ? (
        <Alert color="red" role="alert">
          {sentence}
        </Alert>
      ) : null}
      {login === null ? (
        <fieldset>
          <legend>
            <Trans>You</Trans>
          </legend>
          <TextInput name="name" label={t`Your name`} autoComplete="name" maxLength={200} required />
          <TextInput
            name="login"
            label={t`E-mail or name you sign in by`}
            autoComplete="username"
            pattern="\S{2,200}"
            required
            error={wrong === 'login' ? sentence : null}
          />
        </fieldset>
      ) : (
        <TextInput
          name="login"
          label={<AsWritten>{name ?? ''}</AsWritten>}
          value={login}
          autoComplete="username"
          readOnly
        />
      )}
      <PasswordInput
        name="password"
        label={t`A new password`}
        description={t`At least twelve characters; several words are easy to keep in mind`}
        autoComplete="new-password"
        minLength={12}
        maxLength={200}
        required
      />
      <fieldset>
        <legend>
          <Trans>Your authenticator</Trans>
        </legend>
        <div className={classes['keyOfCodes']}>
          <QrCode text={codeAddress} />
          <Text size="sm" flex="1 1 12rem">
            <Trans>
              Scan this with an authenticator on your telephone, or{' '}
              <Anchor href={codeAddress} underline="always">
                open it here
              </Anchor>
              .
            </Trans>{' '}
            <Trans>By hand:</Trans>{' '}
            <code>
              <AsWritten>{codeKey}</AsWritten>
            </code>
          </Text>
        </div>
        <CodeInput error={wrong === 'code' ? sentence : null} />
      </fieldset>
      <Button type="submit" loading={accept.isPending}>
        <Trans>Begin</Trans>
      </Button>
    </form>
  );
};
