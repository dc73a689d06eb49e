import { router } from '../../platform/http/trpc.ts';
import { listDemonstrationUsers } from './list-demonstration-users.ts';
import { readSession } from './read-session.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

export { openSession, runAsSession } from './open-session.ts';

export const sessionRouter = router({ listDemonstrationUsers, readSession, signIn, signOut });
