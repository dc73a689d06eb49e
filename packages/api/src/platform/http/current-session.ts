import type { SessionView } from '@mailroom/contracts';

/** Who is asking, from a living session. */
export interface CurrentSession extends SessionView {
  readonly sessionId: string;
  /** What the database proves by that a write is this person's; see `current_actor_id` in the migrations. */
  readonly tokenSha256: string;
  /** When it ends, whatever is done. */
  readonly expiresAt: string;
  /** Whether it began at another facility. */
  readonly hasMoved: boolean;
  /** The facility's worklist version when the session was looked up: a page kept under it shows what was committed then. */
  readonly worklistVersion: string;
}
