import * as contracts from '@mailroom/contracts';
import type { SignedInContext } from '../../platform/context.ts';
import { procedure } from '../../platform/trpc.ts';
import { loadNarrative } from '../extraction/index.ts';
import { loadStoredText } from './stored-file.load-plan.ts';

type Refusals = 'NarrativeAwaited' | 'NarrativeNotFound';

/** Loads what was read when the document came in: a stranger's XML is never parsed by a process that answers people. */
const loadText = async ({ app, session, refuse }: SignedInContext<Refusals>, attachmentId: string) => {
  const { facilityId } = session;
  const file = await loadStoredText(app.orm, facilityId, attachmentId);
  if (file?.role !== 'original' || file.mediaType !== 'text/xml' || file.narrativeState === 'none') {
    throw refuse('NarrativeNotFound', { attachmentId });
  }
  if (file.narrativeSha256 === null) throw refuse('NarrativeAwaited', { attachmentId });
  return { sections: loadNarrative(await app.files.load(facilityId, file.narrativeSha256)) };
};

export const readNarrative = procedure(contracts.readNarrative).query(({ ctx, input }) =>
  loadText(ctx, input.attachmentId),
);
