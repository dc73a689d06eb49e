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

const purgeBy = async (orm: App['orm'], facilityId: string, ruleId: string): Promise<number> => {
  let purged = 0;
  let after: typeof FIRST = FIRST;
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const portion = await purgePortion(orm, facilityId, { ruleId, ...after });
    if (portion === null) return purged;
    purged += portion.purged;
    after = portion;
  }
  return purged;
};

/**
 * Purges what the rules of a facility that are switched on say, in portions: each is one transaction of the owner's function, which asks
 * by itself whether a document is due and whether anything keeps it. Killed anywhere it goes on from the first that is left.
 */
export const purgeDue = async ({ orm, log }: Pick<App, 'orm' | 'log'>, facilityId: string): Promise<void> => {
  const em = forkForFacility(orm, facilityId);
  // One that was switched off ends what it had begun.
  const rules = await em.find(RetentionRule, {}, { fields: ['id'], orderBy: { id: 'asc' } });
  if (rules.length === 0) return;
  for (const { id: ruleId } of rules) {
    const documents = await purgeBy(orm, facilityId, ruleId);
    if (documents > 0) log.info({ facilityId, ruleId, documents }, 'documents were purged');
  }
  await forkForFacility(orm, facilityId).execute('select purge_patients(?)', [MAX_PATIENTS]);
};
