import { type App, forkForFacility } from '../../platform/process/context.ts';

/** Often enough that a presence is said anew twice before it counts no more. */
const SAID_AGAIN_AFTER_MILLISECONDS = 20_000;

export interface Here {
  readonly facilityId: string;
  readonly documentId: string;
  readonly userId: string;
}

/** Says that somebody has a document open; of another facility's document, nothing is said. */
const sayPresence = async ({ orm }: App, { facilityId, documentId, userId }: Here): Promise<void> => {
  await forkForFacility(orm, facilityId).execute(
    `insert into presence (document_id, user_id) select id, ?::uuid from document where id = ? and purged_at is null
     on conflict (document_id, user_id) do update set seen_at = now()`,
    [userId, documentId],
  );
};

/** Says that it is over. A row that stays behind, because the database cannot be told, grows old and counts no more. */
const endPresence = async ({ orm }: App, { facilityId, documentId, userId }: Here): Promise<void> => {
  await forkForFacility(orm, facilityId).execute(
    `delete from presence where document_id = ? and (user_id = ? or seen_at < now() - interval '1 hour')`,
    [documentId, userId],
  );
};

/** Somebody who has a document open in this process, in one tab or in several. */
interface Presence {
  tabs: number;
  timer: NodeJS.Timeout | undefined;
  /** What is said of one presence is said in order: who leaves and comes back is there. */
  said: Promise<void>;
}

const presences = new WeakMap<App, Map<string, Presence>>();

/** Says that somebody has a document open until the answer is called: once for all their tabs, and again on a timer. */
export const enterDocument = async (app: App, here: Here): Promise<() => Promise<void>> => {
  const known = presences.get(app) ?? new Map<string, Presence>();
  presences.set(app, known);
  const key = `${here.documentId} ${here.userId}`;
  const say = (presence: Presence, tell: typeof sayPresence): void => {
    presence.said = presence.said
      .then(() => tell(app, here))
      .catch((error: unknown) => app.log.warn({ err: error }, 'a presence was not told'));
  };
  const presence = known.get(key) ?? { tabs: 0, said: Promise.resolve(), timer: undefined };
  known.set(key, presence);
  presence.tabs += 1;
  if (presence.tabs === 1) {
    say(presence, sayPresence);
    presence.timer = setInterval(() => say(presence, sayPresence), SAID_AGAIN_AFTER_MILLISECONDS);
  }
  await presence.said;
  return async () => {
    presence.tabs -= 1;
    if (presence.tabs > 0) return;
    clearInterval(presence.timer);
    say(presence, endPresence);
    await presence.said;
    if (presence.tabs === 0) known.delete(key);
  };
};
