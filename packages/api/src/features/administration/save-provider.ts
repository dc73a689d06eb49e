import * as contracts from '@mailroom/contracts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { findWrongFacility, saveAsProvider } from '../session/index.ts';

type Ctx = SignedInContext<
  'FacilityNotFound' | 'ProviderCodeTaken' | 'SecretsKeyMissing' | 'ClientSecretMissing' | 'ChangedMeanwhile'
>;

const save = async ({ app, em, refuse }: Ctx, { provider, version: seen }: contracts.SaveProviderInput) => {
  const { secretKeys } = app.config;
  if (secretKeys === null) throw refuse('SecretsKeyMissing', {});
  await em.transactional(async (em) => {
    if ((await findWrongFacility(em, provider)) !== null) throw refuse('FacilityNotFound', {});
    const refused = await saveAsProvider(em, secretKeys, { seen, wanted: provider });
    if (refused) throw refuse(refused, {});
  });
  return {};
};

export const saveProvider = procedure(contracts.saveProvider).mutation(({ ctx, input }) => save(ctx, input));
