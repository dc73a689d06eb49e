import type { Role } from './session/role.ts';

/** What client and server agree on beside the contracts of procedures. Without zod, so that the browser may load it. */

/** How long a claim lasts that nobody renews. */
export const CLAIM_SECONDS = 120;

/** How often the client renews a claim: three of these may be lost. */
export const CLAIM_HEARTBEAT_SECONDS = 40;

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

/** How many documents one action is about at most. */
export const MAX_DOCUMENTS_AT_ONCE = 200;

/** Whether a role acts in what is another's: recalls what they filed, gives them work. Everybody else does so with their own. */
export const maySupervise = (role: Role): boolean => role === 'supervisor';
