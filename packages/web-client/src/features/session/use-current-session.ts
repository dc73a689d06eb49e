import type { SessionView } from '@mailroom/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery } from './require-session.ts';

/** Who is signed in; null only for the moment in which the session ends. */
export const useCurrentSession = (): SessionView | null => useSuspenseQuery(sessionQuery).data.session;
