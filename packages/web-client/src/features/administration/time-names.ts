import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { TimeName } from '@mailroom/contracts';

interface TimeWords {
  readonly label: MessageDescriptor;
  /** What it decides, in a sentence. */
  readonly what: MessageDescriptor;
}

/** Each time that is set, in words. One that is forgotten does not compile. */
export const timeNames: Readonly<Record<TimeName, TimeWords>> = {
  'undo-seconds': {
    label: msg`Undo, in seconds`,
    what: msg`How long a decision waits before it is sent to the record, and can be undone.`,
  },
  'claim-seconds': {
    label: msg`Claim, in seconds`,
    what: msg`How long a document stays held for somebody whose page is closed.`,
  },
  'fresh-hours': {
    label: msg`Check of an identity, in hours`,
    what: msg`For how long it is believed: nothing is filed on an older one before the hospital’s server was asked again.`,
  },
  'session-hours': {
    label: msg`Signed in, in hours`,
    what: msg`How long somebody stays signed in, whatever they do. It holds from their next sign-in on.`,
  },
  'session-idle-minutes': {
    label: msg`Signed in without doing anything, in minutes`,
    what: msg`Whoever does nothing for so long is signed out. It holds from their next sign-in on.`,
  },
};
