import { type Mutation, MutationCache, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import { isPassing, isRefusedWith } from '../errors/failure.ts';
import { holdLettersWhile } from '../keys/shortcuts.ts';
import { pauseMs } from '../network/pause-ms.ts';
import { forgetKept } from '../reload/keep-across-reload.ts';
import { holdReloadWhile, noteNewerRelease } from '../reload/newer-release.ts';
import { forgetHeld } from './fetch-held.ts';
import { noteFacilityLeft } from './tab-facility.ts';

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** Nobody waits for this write: single letters go on meanwhile. */
      isAside?: true;
    };
  }
}

let answerSignedOut = (): void => {};

/** What to do when any procedure answers `NotSignedIn`. */
export const onSignedOut = (answer: () => void): void => {
  answerSignedOut = answer;
};

/** Acts on what concerns the whole page, whichever call it went wrong in: no session any more, one of another facility, or a newer release. */
export const watchFailure = (error: unknown): void => {
  if (isRefusedWith(error, 'NotSignedIn')) answerSignedOut();
  if (isRefusedWith(error, 'ContractChanged')) noteNewerRelease();
  if (isRefusedWith(error, 'FacilityChanged')) noteFacilityLeft();
};

const isUnanswered = ({ state }: Pick<Query, 'state'>): boolean => state.status === 'error' && isPassing(state.error);

/** What got no answer is asked for again by itself, ever more rarely. */
export const pauseBeforeAsking = (query: Pick<Query, 'state'>): number | false =>
  isUnanswered(query) && pauseMs(query.state.errorUpdateCount);

/** Call it when Mailroom answers again: fetches every query that is still without an answer. */
export const askAgain = (): Promise<void> => queryClient.invalidateQueries({ predicate: isUnanswered });

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: watchFailure }),
  mutationCache: new MutationCache({ onError: watchFailure }),
  defaultOptions: {
    queries: {
      // `navigator.onLine` speaks of the internet; the hospital's own server may answer without it.
      networkMode: 'always',
      staleTime: 30_000,
      // Only what may heal by itself is retried: any other refusal, or a bug, would be answered the same again.
      retry: (count, error) => count < 2 && isPassing(error),
      refetchInterval: pauseBeforeAsking,
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
    mutations: { networkMode: 'always' },
  },
});

holdReloadWhile(() => queryClient.isMutating() > 0);

const isWaitedFor = ({ meta }: Mutation): boolean => meta?.isAside !== true;

// Single letters are off while something is saved, unless the write says that nobody waits for it (`isAside`).
holdLettersWhile(() => queryClient.isMutating({ predicate: isWaitedFor }) > 0);

/** Forgets every answer and draft, so that the next user finds no patient in this browser. */
export const forgetAnswers = (): void => {
  queryClient.clear();
  forgetHeld();
  forgetKept();
};
