import type { RefusalCode, RefusalDetails } from '@mailroom/contracts';

/** An expected no: the caller can act on it, so it stands in the procedure's contract. */
export class MailroomError<Code extends RefusalCode = RefusalCode> extends Error {
  override name = 'MailroomError';
  readonly code: Code;
  readonly details: RefusalDetails<Code>;

  constructor(code: Code, details: RefusalDetails<Code>) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
