import { Role } from '@mailroom/contracts';
import { z } from 'zod';
import type { CurrentSession } from '../../platform/current-session.ts';
import type { Orm } from '../../platform/orm.ts';
import { runStatement, statement } from '../../platform/statement.ts';
import { digestOf } from './session-token.ts';

const OPEN_SESSION = statement(
  'open_session',
  z.strictObject({
    sessionId: z.uuid(),
    userId: z.uuid(),
    userName: z.string(),
    facilityId: z.uuid(),
    facilityName: z.string(),
    role: Role,
  }),
  `select session_id as "sessionId", user_id as "userId", user_name as "userName",
  facility_id as "facilityId", facility_name as "facilityName", role
from open_session($1)`,
);

/**
 * Who a cookie's token stands for, asked anew on each request: a revoked session or membership ends at once.
 * The SQL function `open_session` looks it up under row-level security.
 */
export const openSession = async (orm: Orm, token: string): Promise<CurrentSession | null> => {
  const [session] = await runStatement(orm, OPEN_SESSION, { facilityId: null, values: [digestOf(token)] });
  return session ?? null;
};
