import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isNotSignedIn, readFailure } from './failure.ts';
import { forgetHeld } from './fetch-held.ts';

let answerSignedOut = (): void => {};

/** What to do when any procedure answers `NotSignedIn`. */
export const onSignedOut = (answer: () => void): void => {
  answerSignedOut = answer;
};

/** Sends the user to the sign-in page when that is what went wrong. */
export const watchForSignOut = (error: unknown): void => {
  if (isNotSignedIn(error)) answerSignedOut();
};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: watchForSignOut }),
  mutationCache: new MutationCache({ onError: watchForSignOut }),
  defaultOptions: {
    queries: {
      // `navigator.onLine` speaks of the internet; the hospital's own server may answer without it.
      networkMode: 'always',
      staleTime: 30_000,
      // A refusal or a bug answers the same a second time; only the network heals by itself.
      retry: (count, error) => count < 2 && readFailure(error).kind === 'unreachable',
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
    mutations: { networkMode: 'always' },
  },
});

/** Forgets every answer, so that the next user finds no patient in this browser. */
export const forgetAnswers = (): void => {
  queryClient.clear();
  forgetHeld();
};
