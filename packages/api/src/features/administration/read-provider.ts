import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import { PROVIDER_FACILITIES } from '../../model/identity-provider.entity.ts';
import { runStatement, statement } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';

/** Whether there is a secret, and not the secret: it stays where it is. */
const READ_PROVIDER = statement(
  'read_provider',
  contracts.ProviderView.extend({ facilities: z.unknown() }).nullable(),
  `select coalesce((select json_build_object('code', code, 'name', name, 'issuer', issuer, 'clientId', client_id,
  'hasSecret', client_secret_sealed is not null, 'scopes', scopes, 'asksUserInfo', asks_user_info, 'version', version, 'facilities', facilities)
from identity_provider where code = $1), 'null')::text`,
);

export const readProvider = procedure(contracts.readProvider).query(
  async ({ ctx: { app, session, refuse }, input }) => {
    const { facilityId } = session;
    const provider = await runStatement(app.orm, READ_PROVIDER, { facilityId, values: [input.code] });
    if (!provider) throw refuse('ProviderNotFound', {});
    return { provider: { ...provider, facilities: PROVIDER_FACILITIES.read(provider.facilities) } };
  },
);
