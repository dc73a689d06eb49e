import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { readField } from '../../platform/read-field.ts';

/** The six digits, as they are typed: authenticators show them in two groups. */
export const readCode = (said: FormData): string => readField(said, 'code').replaceAll(/\s/g, '');

/** The one-time code that an authenticator shows. */
export const CodeInput = ({ error }: { error?: ReactNode }) => {
  const { t } = useLingui();
  return (
    <TextInput
      name="code"
      label={t`Code of your authenticator`}
      description={t`Six digits, new every half minute`}
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="\s*(\d\s*){6}"
      required
      error={error}
    />
  );
};
