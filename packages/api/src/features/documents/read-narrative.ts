import * as contracts from '@mailroom/contracts';
import type { App } from '../../platform/context.ts';
import { MailroomError } from '../../platform/mailroom-error.ts';
import { procedure } from '../../platform/trpc.ts';
import { readNarrative as readNarrativeOf } from '../extraction/index.ts';
import { loadStoredFile } from './stored-file.load-plan.ts';

/** Reading takes this process about 100 ms per megabyte; what is larger is for downloading, not for reading aloud. */
const MAX_NARRATIVE_BYTES = 4_000_000;

const loadNarrative = async ({ orm, files }: App, facilityId: string, attachmentId: string) => {
  const file = await loadStoredFile(orm, facilityId, attachmentId);
  if (file?.mediaType !== 'text/xml' || file.sizeBytes > MAX_NARRATIVE_BYTES) {
    throw new MailroomError('NarrativeNotFound', { attachmentId });
  }
  return { sections: readNarrativeOf(await files.load(facilityId, file.sha256)) };
};

export const readNarrative = procedure(contracts.readNarrative).query(({ ctx, input }) =>
  loadNarrative(ctx.app, ctx.session.facilityId, input.attachmentId),
);
