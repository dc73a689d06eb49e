import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { notifications } from '@mantine/notifications';
import { sayFailure } from './say-failure.ts';

/** Says beside the page that a write failed. */
export const showFailure = (error: unknown): void => {
  notifications.show({
    color: 'red',
    message: i18n._(sayFailure(error)),
    closeButtonProps: { 'aria-label': i18n._(msg`Close`) },
    autoClose: 10_000,
  });
};
