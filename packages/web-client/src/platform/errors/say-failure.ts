import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { readFailure } from './failure.ts';
import { sayRefusal } from './refusal-sentences.ts';

/** One sentence for anything that went wrong. */
export const sayFailure = (error: unknown): MessageDescriptor => {
  const failure = readFailure(error);
  if (failure.kind === 'refusal') return sayRefusal(failure.refusal);
  if (failure.kind === 'unreachable') return msg`Mailroom cannot be reached. Check the network, then try again.`;
  const { errorId } = failure;
  return errorId === null
    ? msg`Something went wrong in this page. Reload it; if it happens again, tell your IT department.`
    : msg`Something went wrong in Mailroom. Try again; if it happens again, give your IT department this number: ${errorId}`;
};
