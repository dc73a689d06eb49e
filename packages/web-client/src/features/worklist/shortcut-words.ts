import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ShortcutName } from '../../platform/keys/shortcut-keys.ts';

export const shortcutWords: Record<ShortcutName, MessageDescriptor> = {
  nextRow: msg`Next row`,
  previousRow: msg`Previous row`,
  nextDocument: msg`Open the next document`,
  previousDocument: msg`Open the previous document`,
  select: msg`Select the row`,
  selectTo: msg`Select everything up to the row`,
  claim: msg`Claim or release the document`,
  correct: msg`Correct what was read`,
  file: msg`File the document`,
  reject: msg`Reject the document`,
  compare: msg`Compare with what was received before`,
  undo: msg`Undo the last decision`,
  note: msg`Write a note`,
  search: msg`Search by patient name`,
  help: msg`Show this help`,
};

interface ShortcutGroup {
  readonly title: MessageDescriptor;
  readonly names: readonly ShortcutName[];
  /** Keys that stay what they are. */
  readonly fixed: readonly { readonly keys: readonly string[]; readonly words: MessageDescriptor }[];
}

/** Every key that does something, in the order of a clerk's work. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: msg`In the list`,
    fixed: [
      { keys: ['↑', '↓'], words: msg`Move in the list` },
      { keys: ['↵'], words: msg`Open the document` },
    ],
    names: ['nextRow', 'previousRow', 'select', 'selectTo', 'search'],
  },
  {
    title: msg`In the document`,
    fixed: [
      { keys: ['1', '…', '9'], words: msg`Choose the candidate` },
      { keys: ['Esc'], words: msg`Close the document` },
    ],
    names: ['file', 'reject', 'correct', 'claim', 'compare', 'note', 'nextDocument', 'previousDocument'],
  },
  { title: msg`Everywhere`, fixed: [], names: ['undo', 'help'] },
];
