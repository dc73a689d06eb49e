import { type Condition, sql } from '@mailroom/load-plan';
import type { Session } from '../../model/session.entity.ts';

/** Neither ended, nor over, nor left alone for too long, by the database's clock: as the SQL function `is_living`. */
export const isLiving: Condition<Session> = (
  column,
) => sql`${column('revokedAt')} is null and ${column('expiresAt')} > now()
  and ${column('usedAt')} + make_interval(secs => ${column('idleSeconds')}) > now()`;
