import type { CurrentSession } from '../../platform/current-session.ts';
import type { Orm } from '../../platform/orm.ts';
import { digestOf } from './session-token.ts';

interface SessionRecord {
  session_id: string;
  user_id: string;
  user_name: string;
  facility_id: string;
  facility_name: string;
  role: CurrentSession['role'];
}

/**
 * Who a cookie's token stands for, asked anew on each request: a revoked session or membership ends at once.
 * The SQL function `open_session` looks it up under row-level security.
 */
export const openSession = async (orm: Orm, token: string): Promise<CurrentSession | null> => {
  const rows = await orm.em
    .fork()
    .transactional((em) => em.execute<SessionRecord[]>('select * from open_session(?)', [digestOf(token)]));
  const [row] = rows;
  if (!row) return null;
  return {
    sessionId: row.session_id,
    userId: row.user_id,
    userName: row.user_name,
    facilityId: row.facility_id,
    facilityName: row.facility_name,
    role: row.role,
  };
};
