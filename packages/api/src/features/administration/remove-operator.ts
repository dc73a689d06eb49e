import { INSTALLATION_FACILITY } from '../../model/facility.entity.ts';
import { User } from '../../model/user.entity.ts';
import type { Orm } from '../../platform/database/orm.ts';
import { forkForFacility } from '../../platform/process/context.ts';

/**
 * Ends somebody's work as an operator, as the tables' owner: their sessions end at once.
 *
 * @throws Error in one sentence when nobody of that name is one, and when nobody else is.
 */
export const removeOperator = async (owner: Orm, login: string): Promise<void> => {
  const em = forkForFacility(owner, INSTALLATION_FACILITY);
  const known = await em.findOne(User, { login: { $in: [login, login.toLowerCase()] } });
  const [row] = await em.execute<{ refused: string | null }[]>('select remove_person(?) as refused', [
    known?.id ?? null,
  ]);
  if (row?.refused === 'LastAdministrator') {
    throw new Error(`${login} is the last operator and stays: let in another one first (invite-administrator).`);
  }
  if (row?.refused) throw new Error(`${login} is no operator.`);
};
