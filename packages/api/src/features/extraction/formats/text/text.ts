import { type NamedFormat, textThat, unsigned } from '../format.ts';

function isPlainText(head: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for.
  return !/[\u0000-\u0008\u000e-\u001a\u007f]/.test(head);
}

/** Text without control characters that is nothing else. */
export const text: NamedFormat = {
  name: 'text',
  recognises: textThat('text/plain', isPlainText),
  types: { 'text/plain': unsigned('txt') },
  read: null,
};
