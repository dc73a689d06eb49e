import { openSession } from '../src/features/session/index.ts';
import { INSTALLATION_FACILITY } from '../src/model/facility.entity.ts';
import { Membership } from '../src/model/membership.entity.ts';
import { User } from '../src/model/user.entity.ts';
import { createCallerFactory } from '../src/platform/http/trpc.ts';
import { appRouter } from '../src/router.ts';
import { browserCookie, type Caller } from './build-facility.ts';
import type { TestDatabase } from './open-test-database.ts';

const call = createCallerFactory(appRouter);

/** Makes somebody an operator of the installation; somebody new unless said. */
export const buildOperator = ({ asOwner }: Pick<TestDatabase, 'asOwner'>, person?: string): Promise<string> =>
  asOwner(INSTALLATION_FACILITY, async (em) => {
    const user = person ?? (await em.insert(User, { login: 'operator', name: 'Head of IT' }));
    await em.insert(Membership, { user, role: 'operator' });
    return user;
  });

/** Signs an operator in: their session, and procedures as they call them. */
export const signInOperator = async ({ app, orm }: Pick<TestDatabase, 'app' | 'orm'>, userId: string) => {
  const cookie = browserCookie();
  await call({ app, cookie, session: null }).session.signIn({ userId, facilityId: INSTALLATION_FACILITY });
  const session = cookie.token === null ? null : await openSession(orm, cookie.token);
  if (!session) throw new Error('somebody who is no operator was signed in as one');
  const caller: Caller = call({ app, cookie, session });
  return { caller, session };
};
