import * as contracts from '@mailroom/contracts';
import type { SignedInContext } from '../../platform/context.ts';
import { procedure } from '../../platform/trpc.ts';
import { readNarrative as readNarrativeOf } from '../extraction/index.ts';
import { loadStoredText } from './stored-file.load-plan.ts';

/** Reading takes this process about 100 ms per megabyte; what is larger is for downloading, not for reading aloud. */
const MAX_NARRATIVE_BYTES = 4_000_000;

const loadNarrative = async ({ app, session, refuse }: SignedInContext<'NarrativeNotFound'>, attachmentId: string) => {
  const { facilityId } = session;
  const file = await loadStoredText(app.orm, facilityId, attachmentId);
  if (file?.mediaType !== 'text/xml' || file.sizeBytes > MAX_NARRATIVE_BYTES) {
    throw refuse('NarrativeNotFound', { attachmentId });
  }
  return { sections: readNarrativeOf(await app.files.load(facilityId, file.sha256)) };
};

export const readNarrative = procedure(contracts.readNarrative).query(({ ctx, input }) =>
  loadNarrative(ctx, input.attachmentId),
);
