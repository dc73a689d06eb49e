import type { RefusalCode, RefusalDetails } from '@mailroom/contracts';

/** An expected no: the caller can act on it, so it stands in the procedure's contract. Only a `Refuse` makes one. */
export class MailroomError<Code extends RefusalCode = RefusalCode> extends Error {
  override name = 'MailroomError';
  readonly code: Code;
  readonly details: RefusalDetails<Code>;

  private constructor(code: Code, details: RefusalDetails<Code>) {
    super(code);
    this.code = code;
    this.details = details;
  }

  /** Refuses with these codes; no other compiles. A procedure gets its own as `ctx.refuse`. */
  static refuser<Code extends RefusalCode>(): Refuse<Code> {
    return (code, details) => new MailroomError(code, details);
  }
}

/**
 * Makes a refusal, to be thrown. What refuses with fewer codes takes the narrower type: a contract that lacks one of
 * them does not compile where it is called. `in` says so, because the compiler does not see it in a constraint.
 *
 * @example throw refuse('DocumentNotFound', { documentId });
 */
export type Refuse<in Code extends RefusalCode> = <Refused extends Code>(
  code: Refused,
  details: RefusalDetails<Refused>,
) => MailroomError<Refused>;

/**
 * Makes a refusal of what rules decided, to be thrown.
 *
 * @example throw refuseAs(refuse, whyUnfit(standing, asked));
 */
export const refuseAs = <Code extends RefusalCode>(
  refuse: Refuse<Code>,
  { code, ...details }: { [One in Code]: { readonly code: One } & RefusalDetails<One> }[Code],
): MailroomError<Code> =>
  // What a refusal says beside its code are the details of that code.
  refuse(code, details as unknown as RefusalDetails<Code>);
