import { TimeLeft } from '@mailroom/contracts';
import { runStatement, statement } from '../../platform/database/statement.ts';
import type { SignedInContext } from '../../platform/process/context.ts';

const TIME_LEFT = statement('time_left', TimeLeft.nullable(), `select coalesce(time_left($1, $2), 'null')::text`);

/** How long the session of a call lasts; one that is used begins its idle time anew. */
export const timeLeft = async (
  { app, refuse, session }: Pick<SignedInContext<'NotSignedIn'>, 'app' | 'refuse' | 'session'>,
  { isUsed }: { isUsed: boolean },
): Promise<TimeLeft> => {
  const left = await runStatement(app.orm, TIME_LEFT, { facilityId: null, values: [session.tokenSha256, isUsed] });
  // It ended a moment ago.
  if (left === null) throw refuse('NotSignedIn', {});
  return left;
};
