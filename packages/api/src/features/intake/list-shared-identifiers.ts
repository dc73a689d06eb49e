import * as contracts from '@mailroom/contracts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import { sharedIdentifierRow } from './list-shared-identifiers.load-plan.ts';

export const listSharedIdentifiers = procedure(contracts.listSharedIdentifiers).query(
  async ({ ctx: { app, session }, input: { limit } }) => {
    const open = sharedIdentifierRow.statement(app.orm, {
      label: 'list_shared_identifiers',
      where: { notedAt: { is: null } },
      orderBy: { foundAt: 'desc' },
      limit,
    });
    const [{ rows }] = await loadPages(app.orm, session.facilityId, [open]);
    return { rows };
  },
);
