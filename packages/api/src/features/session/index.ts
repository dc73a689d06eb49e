import { router } from '../../platform/http/trpc.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { continueSession } from './continue-session.ts';
import { endOwnSessions } from './end-own-sessions.ts';
import { enterFacility } from './enter-facility.ts';
import { listDemonstrationUsers } from './list-demonstration-users.ts';
import { listIdentityProviders } from './list-identity-providers.ts';
import { listOwnFacilities } from './list-own-facilities.ts';
import { listOwnSessions } from './list-own-sessions.ts';
import { readInvitation } from './read-invitation.ts';
import { readSession } from './read-session.ts';
import { readTimeLeft } from './read-time-left.ts';
import { signIn } from './sign-in.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import { signOut } from './sign-out.ts';

export { type AdmittedPerson, admitPerson } from './admit-person.rules.ts';
export { invitePerson, invitePersonBack } from './invite-person.ts';
export { isLiving } from './living-session.ts';
export { openSession, runAsSession } from './open-session.ts';
export { serveSignIn } from './serve-sign-in.ts';
export { SESSION_HOURS, SESSION_IDLE_MINUTES } from './session-limits.ts';
export { digestOf, newToken } from './session-token.ts';
export { findWrongFacility, readProviders, saveAsProvider, setUpProviders } from './set-up-providers.ts';

export const sessionRouter = router({
  acceptInvitation,
  continueSession,
  endOwnSessions,
  enterFacility,
  listDemonstrationUsers,
  listIdentityProviders,
  listOwnFacilities,
  listOwnSessions,
  readInvitation,
  readSession,
  readTimeLeft,
  signIn,
  signInWithPassword,
  signOut,
});
