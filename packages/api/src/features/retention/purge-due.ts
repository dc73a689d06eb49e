import { RetentionRule } from '../../model/retention-rule.entity.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';

/** Documents of one transaction: each of their files is held meanwhile, and nobody waits for long. */
const AT_ONCE = 20;
/** Of one rule in one go: the others at the next. */
const MAX_TURNS = 100;
const MAX_PATIENTS = 500;

const FIRST = { endedAt: '-infinity', documentId: '00000000-0000-0000-0000-000000000000' };

/** What a portion came to, and the document behind which the next one begins. */
interface Portion {
  readonly purged: number;
  readonly endedAt: string;
  readonly documentId: string;
}

const purgePortion = async (
  orm: App['orm'],
  facilityId: string,
  { ruleId, endedAt, documentId }: { ruleId: string } & typeof FIRST,
): Promise<Portion | null> => {
  const [row] = await forkForFacility(orm, facilityId).execute<{ portion: Portion | null }[]>(
    'select purge_due(?, ?, ?, ?) as portion',
    [ruleId, AT_ONCE, endedAt, documentId],
  );
  return row?.portion ?? null;
};

/**
 * Behind which document the next sweep of a rule begins, while this process runs: what is kept is looked at and stays, and holds up nothing
 * behind it, however much it is. At the end a rule begins with its first again.
 */
const reached = new Map<string, typeof FIRST>();

const purgeBy = async (
  orm: App['orm'],
  { facilityId, ruleId, turns }: { readonly facilityId: string; readonly ruleId: string; readonly turns: number },
): Promise<number> => {
  let purged = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    const portion = await purgePortion(orm, facilityId, { ruleId, ...(reached.get(ruleId) ?? FIRST) });
    if (portion === null) {
      reached.delete(ruleId);
      return purged;
    }
    purged += portion.purged;
    reached.set(ruleId, { endedAt: portion.endedAt, documentId: portion.documentId });
  }
  return purged;
};

/**
 * Purges what the rules of a facility that are switched on say, in portions: each is one transaction of the owner's function, which asks
 * by itself whether a document is due and whether anything keeps it. Killed anywhere it goes on from the first that is left.
 *
 * @param turns Portions of one rule in one go.
 */
export const purgeDue = async (
  { orm, log }: Pick<App, 'orm' | 'log'>,
  facilityId: string,
  turns = MAX_TURNS,
): Promise<void> => {
  const em = forkForFacility(orm, facilityId);
  // One that was switched off ends what it had begun.
  const rules = await em.find(RetentionRule, {}, { fields: ['id'], orderBy: { id: 'asc' } });
  if (rules.length === 0) return;
  for (const { id: ruleId } of rules) {
    const documents = await purgeBy(orm, { facilityId, ruleId, turns });
    if (documents > 0) log.info({ facilityId, ruleId, documents }, 'documents were purged');
  }
  await forkForFacility(orm, facilityId).execute('select purge_patients(?)', [MAX_PATIENTS]);
};
