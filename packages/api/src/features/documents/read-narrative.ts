import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../../platform/context.ts';
import { MailroomError } from '../../platform/mailroom-error.ts';
import { procedure } from '../../platform/trpc.ts';
import { readNarrative as readNarrativeOf } from '../extraction/index.ts';
import { Attachment } from './attachment.entity.ts';

/** Reading takes this process about 100 ms per megabyte; what is larger is for downloading, not for reading aloud. */
const MAX_NARRATIVE_BYTES = 4_000_000;

const loadNarrative = async (app: App, em: EntityManager, attachmentId: string) => {
  const attachment = await em.findOne(Attachment, attachmentId, {
    fields: ['sha256', 'mediaType', 'sizeBytes', 'facility'],
  });
  if (attachment?.mediaType !== 'text/xml' || attachment.sizeBytes > MAX_NARRATIVE_BYTES) {
    throw new MailroomError('NarrativeNotFound', { attachmentId });
  }
  return { sections: readNarrativeOf(await app.files.load(attachment.facility.id, attachment.sha256)) };
};

export const readNarrative = procedure(contracts.readNarrative).query(({ ctx, input }) =>
  loadNarrative(ctx.app, ctx.em, input.attachmentId),
);
