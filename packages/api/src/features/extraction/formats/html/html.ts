import { type NamedFormat, unsigned } from '../format.ts';

/** A web page. It may stand in a document as well, and is shown without what could run. */
export const html: NamedFormat = {
  name: 'HTML',
  recognises: ({ kind, head }) =>
    kind === 'markup' && /^<(?:!doctype\s+html|html)\b/i.test(head) ? 'text/html' : null,
  types: { 'text/html': unsigned('html') },
  read: null,
};
