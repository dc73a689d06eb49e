import { useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { sayFailure } from '../../platform/errors/say-failure.ts';

/** Says beside what was asked for why it was not done; nothing where nothing failed. */
export const FailureAlert = ({ error }: { error: unknown }) => {
  const { i18n } = useLingui();
  return error ? (
    <Alert color="red" role="alert">
      {i18n._(sayFailure(error))}
    </Alert>
  ) : null;
};
