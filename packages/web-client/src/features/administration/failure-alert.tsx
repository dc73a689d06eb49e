import { useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { sayFailure } from '../../platform/errors/say-failure.ts';

/** A form may be longer than the screen. */
const showAlert = (alert: HTMLElement | null): void => alert?.scrollIntoView({ block: 'nearest' });

/** Says beside what was asked for why it was not done; nothing where nothing failed. */
export const FailureAlert = ({ error }: { error: unknown }) => {
  const { i18n } = useLingui();
  return error ? (
    <Alert color="red" role="alert" ref={showAlert}>
      {i18n._(sayFailure(error))}
    </Alert>
  ) : null;
};
