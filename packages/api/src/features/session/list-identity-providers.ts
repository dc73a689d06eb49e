import * as contracts from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { IdentityProvider } from '../../model/identity-provider.entity.ts';
import { loadPages } from '../../platform/database/statement.ts';
import { openProcedure } from '../../platform/http/trpc.ts';

const offered = loadPlan(IdentityProvider, contracts.OfferedProvider, {});

/** As many as set-up's file takes. */
const LIMIT = 100;

export const listIdentityProviders = openProcedure(contracts.listIdentityProviders).query(async ({ ctx }) => {
  const asked = offered.statement(ctx.app.orm, {
    label: 'list_identity_providers',
    orderBy: { name: 'asc', id: 'asc' },
    limit: LIMIT,
  });
  const [{ rows }] = await loadPages(ctx.app.orm, null, [asked]);
  return { providers: rows };
});
