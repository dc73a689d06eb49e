import { type NamedFormat, textThat } from '../format.ts';

/** RFC 5322 §2.2: a line of a header, of which a mail has at least two that only mails have. */
const MAIL_FIELD = /^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|reply-to):/i;

function isMail(head: string): boolean {
  const [header = '', ...body] = head.split(/\r?\n\r?\n/);
  // A header that goes on beyond the head is cut within its last line.
  const lines = header.split(/\r?\n/).slice(0, body.length === 0 ? -1 : undefined);
  const areFields = lines.every((line) => /^(?:[!-9;-~]+:|[ \t])/.test(line));
  return areFields && lines.filter((line) => MAIL_FIELD.test(line)).length >= 2;
}

/** A mail as it is sent. */
export const mail: NamedFormat = {
  name: 'mail',
  recognises: textThat('message/rfc822', isMail),
  types: {},
  read: null,
};
