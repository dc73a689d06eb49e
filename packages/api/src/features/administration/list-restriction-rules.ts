import * as contracts from '@mailroom/contracts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { MOST_ROWS } from './administer.ts';
import { restrictableSource, restrictableType, restrictionRuleRow } from './list-restriction-rules.load-plan.ts';

/** One for each source and each type, at most. */
const MOST_RULES = 2 * MOST_ROWS;

const load = async ({ app: { orm }, session }: SignedInContext): Promise<contracts.ListRestrictionRulesOutput> => {
  const [rules, sources, types] = await loadPages(orm, session.facilityId, [
    restrictionRuleRow.statement(orm, { label: 'restriction_rules', orderBy: { id: 'asc' }, limit: MOST_RULES }),
    restrictableSource.statement(orm, { label: 'restrictable_sources', orderBy: { name: 'asc' }, limit: MOST_ROWS }),
    restrictableType.statement(orm, { label: 'restrictable_types', orderBy: { code: 'asc' }, limit: MOST_ROWS }),
  ]);
  return { rules: rules.rows, sources: sources.rows, documentTypes: types.rows };
};

export const listRestrictionRules = procedure(contracts.listRestrictionRules).query(({ ctx }) => load(ctx));
