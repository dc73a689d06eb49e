import * as contracts from '@mailroom/contracts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { keepName } from '../documents/index.ts';

const keep = ({ em, session }: SignedInContext, patientName: string): Promise<{ searchId: string }> =>
  em.transactional(async (em) => {
    const searchId = await keepName(em, session, patientName);
    await audit(em, { action: 'search-kept', details: { searchId } });
    return { searchId };
  });

export const keepSearch = procedure(contracts.keepSearch).mutation(({ ctx, input }) => keep(ctx, input.patientName));
