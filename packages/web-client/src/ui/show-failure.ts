import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { sayFailure } from '../platform/errors/say-failure.ts';
import { notify } from './notify.ts';

/** Says beside the page that a write failed. */
export const showFailure = (error: unknown): void => {
  notify({
    color: 'red',
    message: i18n._(sayFailure(error)),
    closeButtonProps: { 'aria-label': i18n._(msg`Close`) },
    autoClose: 10_000,
  });
};
