import * as contracts from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { DocumentType } from '../../model/document-type.entity.ts';
import { Purge } from '../../model/purge.entity.ts';
import { RetentionRule } from '../../model/retention-rule.entity.ts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';

/** One for each type and status, at most. */
const MAX_RULES = 500;
const MAX_RUNS = 20;
const MAX_TYPES = 500;

const ruleRow = loadPlan(RetentionRule, contracts.RetentionRuleRow, {
  documentTypeCode: { from: 'documentType.code' },
  isPreviewed: {
    from: ['version', 'previewedVersion'],
    get: ({ version, previewedVersion }) => version === previewedVersion,
  },
  changedByName: { from: 'changedBy.name' },
});
const purgeRow = loadPlan(Purge, contracts.PurgeRow, {
  bytes: { from: ['bytes'], get: ({ bytes }) => Number(bytes) },
});
const documentType = loadPlan(DocumentType, contracts.RetainedType);

const load = async ({ app: { orm }, session }: SignedInContext) => {
  const [rules, runs, types] = await loadPages(orm, session.facilityId, [
    ruleRow.statement(orm, { label: 'retention_rules', orderBy: { id: 'asc' }, limit: MAX_RULES }),
    purgeRow.statement(orm, { label: 'purges', orderBy: { id: 'desc' }, limit: MAX_RUNS }),
    documentType.statement(orm, { label: 'document_types', orderBy: { code: 'asc' }, limit: MAX_TYPES }),
  ]);
  return { rules: rules.rows, runs: runs.rows, documentTypes: types.rows };
};

export const listRetention = procedure(contracts.listRetention).query(({ ctx }) => load(ctx));
