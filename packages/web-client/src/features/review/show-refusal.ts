import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { DecisionRefusal } from '@mailroom/contracts';
import { notify } from '../../platform/notify.ts';
import { sayRefusal } from '../../platform/refusal-sentences.ts';

/** Says beside the page why a document came back into the list. */
export const showRefusal = (refusal: DecisionRefusal, title: string): void => {
  notify({
    color: 'red',
    title: i18n._(msg`Not decided: ${title}`),
    message: i18n._(sayRefusal(refusal)),
    closeButtonProps: { 'aria-label': i18n._(msg`Close`) },
    autoClose: 12_000,
  });
};
