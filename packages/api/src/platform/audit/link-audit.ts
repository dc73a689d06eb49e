import { type App, forkForFacility } from '../process/context.ts';

const ENTRIES_AT_ONCE = 1000;
/** Of one facility in one go: the others at the next. */
const MAX_TURNS = 100;

/** Gives what was audited its place in the facility's chain: the function of the owner decides which, and in what order. */
export const linkAudit = async ({ orm }: Pick<App, 'orm'>, facilityId: string): Promise<void> => {
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const [row] = await forkForFacility(orm, facilityId).execute<{ linked: number }[]>(
      'select link_audit(?) as linked',
      [ENTRIES_AT_ONCE],
    );
    if ((row?.linked ?? 0) < ENTRIES_AT_ONCE) return;
  }
};
