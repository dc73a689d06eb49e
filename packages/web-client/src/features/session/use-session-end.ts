import type { TimeLeft } from '@mailroom/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { watchFailure } from '../../platform/rpc/query-client.ts';
import { trpcClient } from '../../platform/rpc/trpc.ts';
import { watchUse } from './person-use.ts';
import { askAgainMs, type SessionEnd, sessionEnd } from './session-end.ts';

const askTimeLeft = (isUsed: boolean) =>
  isUsed ? trpcClient.session.continueSession.mutate({}) : trpcClient.session.readTimeLeft.query({});

/**
 * When the session of this page ends by itself, as far as it knows. Once a minute it tells the server that somebody used the page, if
 * somebody did, and asks otherwise: another tab may be used. A session that has ended answers `NotSignedIn`, which leads to the sign-in page.
 */
export const useSessionEnd = (): { end: SessionEnd | null; stay: () => void } => {
  const [end, setEnd] = useState<SessionEnd | null>(null);
  const ask = useRef((_isUsed: boolean): void => {});
  useEffect(() => {
    const use = watchUse(document);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let known: SessionEnd | null = null;
    let isOver = false;
    const again = (): void => {
      if (isOver) return;
      clearTimeout(timer);
      timer = setTimeout(() => ask.current(use.take()), known ? askAgainMs(known, Date.now()) : 60_000);
    };
    ask.current = (isUsed) => {
      const heed = (left: TimeLeft): void => {
        if (isOver) return;
        known = sessionEnd(left, Date.now());
        setEnd(known);
      };
      // What got no answer is asked for again in a moment.
      askTimeLeft(isUsed).then(heed, watchFailure).finally(again);
    };
    ask.current(false);
    return () => {
      isOver = true;
      clearTimeout(timer);
      use.stop();
    };
  }, []);
  return { end, stay: useCallback(() => ask.current(true), []) };
};
