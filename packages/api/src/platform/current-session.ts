import type { SessionView } from '@mailroom/contracts';

/** Who is asking, from a living session. */
export interface CurrentSession extends SessionView {
  readonly sessionId: string;
}
