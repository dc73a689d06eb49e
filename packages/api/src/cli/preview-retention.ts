import type { PreviewRetentionOutput } from '@mailroom/contracts';
import { countDue } from '../features/retention/index.ts';
import { entities } from '../model/entities.ts';
import { Facility } from '../model/facility.entity.ts';
import { RetentionRule } from '../model/retention-rule.entity.ts';
import { type Orm, openOrm } from '../platform/database/orm.ts';
import type { Config } from '../platform/process/config.ts';
import { forkForFacility } from '../platform/process/context.ts';
import { openDatabase } from './open-database.ts';

type Counted = Pick<PreviewRetentionOutput, 'documents' | 'bytes'> & { readonly kept: number };

const countAll = async (orm: Orm, facilityId: string, ruleId: string): Promise<Counted> => {
  let sum: Counted = { documents: 0, bytes: 0, kept: 0 };
  for (let after: PreviewRetentionOutput['next'] = null; ; ) {
    const { documents, bytes, kept, next } = await countDue(orm, { facilityId, ruleId, after });
    const keptHere = Object.values(kept).reduce((all, one) => all + one, 0);
    sum = { documents: sum.documents + documents, bytes: sum.bytes + bytes, kept: sum.kept + keptHere };
    if (next === null) return sum;
    after = next;
  }
};

const printFacility = async (orm: Orm, { id: facilityId, code }: Facility): Promise<void> => {
  const em = forkForFacility(orm, facilityId);
  const rules = await em.find(RetentionRule, {}, { populate: ['documentType'], orderBy: { id: 'asc' } });
  console.log(`\n${code}${rules.length === 0 ? ': no rules, everything is kept' : ''}`);
  for (const { id, status, documentType, keepDays = null, isOn } of rules) {
    const which = `${status}, ${documentType?.$.code ?? 'any type without a rule of its own'}`;
    if (keepDays === null) console.log(`  ${which}: kept for ever`);
    if (keepDays === null) continue;
    const { documents, bytes, kept } = await countAll(orm, facilityId, id);
    const state = isOn ? 'on' : 'off';
    console.log(
      `  ${which}: kept ${keepDays} days (${state}); would remove ${documents} documents, ${bytes} bytes; ${kept} are kept all the same`,
    );
  }
};

/**
 * Prints what each rule of retention would remove now, whether it is on or off. It removes nothing, and lets no rule be switched on: that
 * takes whoever looks at it in the browser.
 */
export const previewRetention = async (config: Config): Promise<number> => {
  await using database = await openDatabase(config);
  const orm = await openOrm({ databaseUrl: database.databaseUrl, entities });
  try {
    for (const facility of await orm.em.fork().find(Facility, {}, { orderBy: { code: 'asc' } })) {
      await printFacility(orm, facility);
    }
    return 0;
  } finally {
    await orm.close();
  }
};
