import * as contracts from '@mailroom/contracts';
import { IdentityProvider } from '../../model/identity-provider.entity.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { findWrongFacility, saveAsProvider } from '../session/index.ts';

type Ctx = SignedInContext<'FacilityNotFound' | 'ProviderCodeTaken' | 'SecretsKeyMissing' | 'ClientSecretMissing'>;

const save = async ({ app, em, refuse }: Ctx, { provider, isNew }: contracts.SaveProviderInput) => {
  const { secretKeys } = app.config;
  if (secretKeys === null) throw refuse('SecretsKeyMissing', {});
  await em.transactional(async (em) => {
    if ((await findWrongFacility(em, provider)) !== null) throw refuse('FacilityNotFound', {});
    if (isNew && (await em.count(IdentityProvider, { code: provider.code })) > 0) throw refuse('ProviderCodeTaken', {});
    const refused = await saveAsProvider(em, secretKeys, provider);
    if (refused) throw refuse(refused, {});
  });
  return {};
};

export const saveProvider = procedure(contracts.saveProvider).mutation(({ ctx, input }) => save(ctx, input));
