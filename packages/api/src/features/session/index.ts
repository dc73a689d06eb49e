import { router } from '../../platform/http/trpc.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { listDemonstrationUsers } from './list-demonstration-users.ts';
import { listIdentityProviders } from './list-identity-providers.ts';
import { readInvitation } from './read-invitation.ts';
import { readSession } from './read-session.ts';
import { signIn } from './sign-in.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import { signOut } from './sign-out.ts';

export { type AdmittedPerson, admitPerson } from './admit-person.rules.ts';
export { invitePerson, invitePersonBack } from './invite-person.ts';
export { openSession, runAsSession } from './open-session.ts';
export { serveSignIn } from './serve-sign-in.ts';
export { digestOf, newToken } from './session-token.ts';
export { readProviders, setUpProviders } from './set-up-providers.ts';

export const sessionRouter = router({
  acceptInvitation,
  listDemonstrationUsers,
  listIdentityProviders,
  readInvitation,
  readSession,
  signIn,
  signInWithPassword,
  signOut,
});
