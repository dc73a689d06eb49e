import type { Role } from './session/role.ts';

/** What client and server agree on beside the contracts of procedures. Without zod, so that the browser may load it. */

/** How long a claim lasts that nobody renews, where an administrator sets nothing else. */
export const LEAST_CLAIM_SECONDS = 120;

/** How often the client renews a claim: three of these may be lost. */
export const CLAIM_HEARTBEAT_SECONDS = 40;

/**
 * The times that an administrator sets for a facility, by the names of their settings, and what each may be. A claim is never shorter
 * than the client's heartbeat allows for, no check of an identity is believed for longer than a day, and nobody stays signed in longer.
 */
export const TIME_BOUNDS = {
  'undo-seconds': { from: 0, to: 3600 },
  'claim-seconds': { from: LEAST_CLAIM_SECONDS, to: 1800 },
  'fresh-hours': { from: 1, to: 24 },
  'session-hours': { from: 1, to: 24 },
  'session-idle-minutes': { from: 5, to: 720 },
} as const;

/** The colours of tags' dots, as Mantine names them: those that stand out from the backgrounds of both schemes. */
export const TAG_COLORS = [
  'red',
  'pink',
  'grape',
  'violet',
  'indigo',
  'blue',
  'cyan',
  'teal',
  'green',
  'orange',
  'gray',
] as const;

/**
 * Whether a code has LOINC's form and its check digit is right: every second digit is doubled, from the one before the check digit on, and
 * with the check digit all digits add up to tens. See https://loinc.org/kb/users-guide/calculating-mod-10-check-digits
 */
export const isLoincCode = (code: string): boolean => {
  if (!/^\d{1,7}-\d$/.test(code)) return false;
  const digits = Array.from(code.replace('-', ''), Number).toReversed();
  const counted = digits.map((digit, place) => (place % 2 === 0 ? digit : ((2 * digit) % 10) + Math.floor(digit / 5)));
  return counted.reduce((sum, digit) => sum + digit, 0) % 10 === 0;
};

/** How often a stream that has nothing to say shows that it is alive. */
export const PING_SECONDS = 15;

/** After so much silence the client opens a stream anew: two pings may be lost. */
export const SILENCE_SECONDS = 40;

/** What the caller means by each call: one hash per call, in the order of the batch. */
export const CONTRACTS_HEADER = 'mailroom-contracts';

/** Said with each page that is kept: whose it is and of which version. */
export const VERSION_HEADER = 'mailroom-version';

/** The version of the page that the client holds, sent back to ask whether it is current. */
export const HOLDS_HEADER = 'mailroom-holds';

/**
 * The id of the facility that a page was painted for, with each call; `NO_FACILITY_YET` while the page does not know. A call for another
 * facility than the session's is refused with `FacilityChanged`.
 */
export const FACILITY_HEADER = 'mailroom-facility';
export const NO_FACILITY_YET = 'no-facility-yet';

/** So long before a session ends by itself, its page says so. */
export const SESSION_WARNING_SECONDS = 120;

/** A page in which somebody does something says so as often, and no more: see `continueSession`. */
export const SESSION_USE_SECONDS = 60;

/** Long enough to be walked to another office, too short to be found in an old message. */
export const INVITATION_HOURS = 24;

/** How many documents one action is about at most. */
export const MAX_DOCUMENTS_AT_ONCE = 200;

/** Why a sign-in through an identity provider did not come about, as the sign-in page's address has it. */
export const SIGN_IN_PROBLEMS = [
  'provider-unavailable',
  'sign-in-expired',
  'sign-in-refused',
  'not-admitted',
  'second-factor-missing',
  'session-ended',
] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

/** A cookie that is there for a minute after signing out of a session that began at an identity provider. */
export const LEAVING_COOKIE = 'mailroom_leaving';

/**
 * A path within Mailroom, or home. A link to the sign-in page is easily forged, and after signing in people trust
 * where they land: so nothing leads to another origin, `//host`, `/\\host` and what resolves to one, as `/.//host`, included.
 */
export const toReturnPath = (candidate: unknown): string => {
  if (typeof candidate !== 'string' || !candidate.startsWith('/')) return '/';
  const base = 'http://mailroom.invalid';
  if (!URL.canParse(candidate, base)) return '/';
  const { origin, pathname, search } = new URL(candidate, base);
  if (origin !== base || pathname.startsWith('//') || pathname === '/sign-in' || pathname.startsWith('/sign-in/'))
    return '/';
  return `${pathname}${search}`;
};

/** Whether a role acts in what is another's: recalls what they filed, gives them work. Everybody else does so with their own. */
export const maySupervise = (role: Role): boolean => role === 'supervisor';
