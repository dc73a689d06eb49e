import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, PasswordInput, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { sayFailure } from '../../platform/errors/say-failure.ts';
import { readField } from '../../platform/read-field.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { CodeInput, readCode } from './code-input.tsx';
import classes from './sign-in-page.module.css';
import { useEnter } from './use-enter.ts';

/** Signs in somebody who has a password and an authenticator. */
export const PasswordForm = ({ returnPath }: { returnPath: string | undefined }) => {
  const { t, i18n } = useLingui();
  const enter = useEnter(returnPath);
  const signIn = useMutation(
    trpc.session.signInWithPassword.mutationOptions({ onSuccess: ({ session }) => enter(session) }),
  );
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const [login, password] = [readField(said, 'login'), readField(said, 'password')];
    signIn.mutate({ login, password, code: readCode(said) });
  };
  return (
    <form onSubmit={submit} className={classes['form']}>
      {signIn.error ? (
        <Alert color="red" role="alert">
          {i18n._(sayFailure(signIn.error))}
        </Alert>
      ) : null}
      <TextInput name="login" label={t`E-mail or name you sign in by`} autoComplete="username" required />
      <PasswordInput name="password" label={t`Password`} autoComplete="current-password" required />
      <CodeInput />
      <Button type="submit" loading={signIn.isPending}>
        <Trans>Sign in</Trans>
      </Button>
      <Text c="dimmed" size="sm">
        <Trans>New here, or your password or telephone is lost? An administrator gives you a link.</Trans>
      </Text>
    </form>
  );
};
