import { toReturnPath } from '@mailroom/contracts/agreements';
import { redirect } from '@tanstack/react-router';
import { claimDrafts, leaveDrafts } from '../../platform/reload/drafts.ts';
import { claimKept } from '../../platform/reload/keep-across-reload.ts';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { paintFor } from '../../platform/rpc/tab-facility.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { readReturnSearch } from './return-path.ts';

/**
 * Never stale: only signing in and out change it in this page. A session that ended on the server shows as `NotSignedIn` on the
 * next call.
 */
export const sessionQuery = trpc.session.readSession.queryOptions({}, { staleTime: Infinity, gcTime: Infinity });

/** The version of the worklist when the session was read. The list was asked for in the same request, so it is no older. */
export const worklistVersionAtStart = (): string | undefined =>
  queryClient.getQueryData(sessionQuery.queryKey)?.worklistVersion ?? undefined;

/** Whether this page knows of a session, which a refusal then ends. */
export const isSignedIn = (): boolean => (queryClient.getQueryData(sessionQuery.queryKey)?.session ?? null) !== null;

/** Redirects to the sign-in page unless somebody is signed in. `path` is the way back, made only of what the route accepted. */
export const requireSession = async (path: string): Promise<void> => {
  const { session } = await queryClient.query({ ...sessionQuery, staleTime: 'static' });
  claimKept(session);
  paintFor(session?.facilityId ?? null);
  if (session === null) leaveDrafts();
  else claimDrafts(`${session.userId} ${session.facilityName}`);
  if (session === null) throw redirect({ to: '/sign-in', search: readReturnSearch({ return: path }), replace: true });
};

/** Where somebody begins for whom there is no worklist: an auditor, an administrator, an operator. Null for everybody else, and for nobody. */
export const homeWithoutWorklist = (): '/audit' | '/administration' | null => {
  const role = queryClient.getQueryData(sessionQuery.queryKey)?.session?.role;
  if (role === 'auditor') return '/audit';
  return role === 'administrator' || role === 'operator' ? '/administration' : null;
};

/** Spares a signed-in user the sign-in page. */
export const leaveWhenSignedIn = async (returnPath: string | undefined): Promise<void> => {
  const { session } = await queryClient.query({ ...sessionQuery, staleTime: 'static' });
  if (session !== null) throw redirect({ href: toReturnPath(returnPath), replace: true });
};
