/** Why another system gave no answer. */
export type NoAnswerReason =
  /** Not a byte of the request left: nobody listened, TLS or the proxy refused, or no connection was free in time. */
  | 'not-sent'
  /** The other system said when it may be asked again, and it is not that late. Not sent either. */
  | 'asked-to-wait'
  | 'timeout'
  | 'connection-lost'
  | 'too-large'
  | 'aborted';

/** Another system gave no whole answer. What it did is not known, unless nothing was sent. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
  readonly reason: NoAnswerReason;

  constructor(reason: NoAnswerReason, cause?: unknown) {
    super(`The other system gave no answer: ${reason}`, { cause });
    this.reason = reason;
  }
}
