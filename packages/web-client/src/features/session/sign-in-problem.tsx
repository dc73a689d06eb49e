import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { SignInProblem } from '@mailroom/contracts/agreements';
import { Alert } from '@mantine/core';

const sentences: Record<SignInProblem, MessageDescriptor> = {
  'provider-unavailable': msg`The hospital's sign-in service does not answer. Try again in a moment; if it stays so, tell your IT department.`,
  'sign-in-expired': msg`This sign-in took too long or was begun in another window. Please begin again.`,
  'sign-in-refused': msg`The hospital's sign-in service did not confirm who you are. Please begin again; if it stays so, tell your IT department.`,
  'not-admitted': msg`Your account is not admitted to Mailroom. Ask your IT department to add you.`,
  'second-factor-missing': msg`Your hospital asks for a second factor here. Sign in again with it, or ask your IT department to set one up.`,
  'session-ended': msg`You were signed out: your session was over, or an administrator ended it. Sign in again; what you typed is kept.`,
};

/** Why a sign-in through an identity provider did not come about, and what to do. */
export const SignInProblemMessage = ({ problem }: { problem: SignInProblem }) => {
  const { i18n } = useLingui();
  return (
    <Alert color="red" my="md" role="alert">
      {i18n._(sentences[problem])}
    </Alert>
  );
};
