import { type ReadableFormat, SAYS_NOTHING, signed, textThat } from '../format.ts';
import { checkPdf } from './check-pdf.ts';

const TYPE = 'application/pdf';

/** ISO 32000-1, annex H.3.4.1: the header may stand within the first 1,024 bytes. Scanners write lines of their own before it. */
const beginsLater = textThat(TYPE, (head) => /^%PDF-\d/m.test(head.slice(0, 1024)));

/** A document of which nothing is known but that it can be shown. */
export const pdf: ReadableFormat = {
  name: 'PDF',
  recognises: (sample) => (sample.signature === TYPE ? TYPE : beginsLater(sample)),
  types: { [TYPE]: signed('pdf') },
  // As large as whatever may be received: MAX_OBJECT_MEGABYTES goes up to this.
  limits: { maxBytes: 1_000_000_000 },
  check: (_mediaType, bytes) => checkPdf(bytes),
  read: async ({ bytes }) => {
    const trouble = await checkPdf(bytes);
    return trouble === null
      ? { kind: 'read', documents: [SAYS_NOTHING] }
      : { kind: 'unreadable', reason: trouble, detail: `The bytes are ${TYPE}.`, documents: [] };
  },
};
