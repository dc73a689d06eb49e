import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { sayFailure } from '../../platform/errors/say-failure.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { notify } from '../../ui/notify.ts';
import { NoteNotSaved } from './note-drafts.ts';

/** Says beside the page why a document came back into the list, and which one: another is open by then. */
export const showNotDecided = (reason: MessageDescriptor, name: string): void => {
  const shown = isolate(name);
  notify({
    color: 'red',
    title: i18n._(msg`Not decided: ${shown}`),
    message: i18n._(reason),
    closeButtonProps: { 'aria-label': i18n._(msg`Close`) },
    autoClose: 12_000,
  });
};

/** Why a decision failed that no rule refused: its note could not be saved, or the call failed. */
export const sayUndecided = (error: unknown): MessageDescriptor =>
  error instanceof NoteNotSaved
    ? msg`Its note could not be saved. It is kept with the document: open it and try again.`
    : sayFailure(error);
