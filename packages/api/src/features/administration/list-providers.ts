import * as contracts from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { IdentityProvider } from '../../model/identity-provider.entity.ts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';

const providerRow = loadPlan(IdentityProvider, contracts.ProviderRow);

/** More than an installation has. */
const LIMIT = 100;

export const listProviders = procedure(contracts.listProviders).query(async ({ ctx: { app, session } }) => {
  const orderBy = { name: 'asc', id: 'asc' } as const;
  const asked = providerRow.statement(app.orm, { label: 'list_providers', orderBy, limit: LIMIT });
  const [{ rows }] = await loadPages(app.orm, session.facilityId, [asked]);
  return { rows };
});
