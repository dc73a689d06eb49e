/** Why the hospital's server gave no answer that can be used. */
export type FhirOutage =
  | 'not-reached'
  | 'timeout'
  | 'connection-lost'
  | 'server-error'
  | 'busy'
  | 'redirected'
  | 'unreadable'
  | 'breaker-open'
  | 'aborted';

/** The hospital's server could not be asked, or its answer could not be read. Asking again later may work. */
export class FhirUnavailable extends Error {
  override name = 'FhirUnavailable';
  readonly reason: FhirOutage;
  /** The HTTP status; null where there was none. */
  readonly status: number | null;

  constructor(reason: FhirOutage, status: number | null = null) {
    super(`The FHIR server is unavailable: ${reason}`);
    this.reason = reason;
    this.status = status;
  }
}

/** The hospital's server said no. Asking the same again will not help. */
export class FhirRefused extends Error {
  override name = 'FhirRefused';
  readonly status: number;
  /** Codes of FHIR's `IssueType`; never the server's own words, which quote what was sent. */
  readonly issues: readonly string[];

  constructor(status: number, issues: readonly string[]) {
    super(`The FHIR server refused with ${status}`);
    this.status = status;
    this.issues = issues;
  }
}

/** Several facilities share a server, and this one does not say which records are its own: nothing is asked and nothing filed. */
export class FhirUnscoped extends Error {
  override name = 'FhirUnscoped';

  constructor() {
    super(
      'The facility shares its FHIR server and has no scope: state one in facilities.json and run `mailroom set-up`.',
    );
  }
}

/** The server holds it, and it is another facility's. */
export class FhirOutOfScope extends Error {
  override name = 'FhirOutOfScope';

  constructor() {
    super('The record is outside the scope of the facility.');
  }
}

/** Whether asking failed, so that nothing is known beyond what was known before: not asked, no answer, or a refusal to give one. */
export const isFailedAsking = (error: unknown): boolean =>
  error instanceof FhirUnavailable || error instanceof FhirRefused || error instanceof FhirUnscoped;

const GONE = 410;
const NOT_FOUND = 404;

/** A server that deleted a resource answers 410; one that has none says so in FHIR, and a gateway that has no such path does not. */
const isGone = (error: unknown): error is FhirRefused =>
  error instanceof FhirRefused && (error.status === GONE || (error.status === NOT_FOUND && error.issues.length > 0));

/** What `ask` answers; null when the server says that there is no such resource. */
export const orGone = async <Answer>(ask: () => Promise<Answer>): Promise<Answer | null> => {
  try {
    return await ask();
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
};
