import * as contracts from '@mailroom/contracts';
import { auditOnce } from '../../platform/audit/audit-once.ts';
import { DamagedFileError, MissingFileError } from '../../platform/files/file-store.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { App, SignedInContext } from '../../platform/process/context.ts';
import { loadNarrative } from '../extraction/index.ts';
import { remakeNarrative } from './remake-narrative.ts';
import { loadStoredText } from './stored-file.load-plan.ts';

type Refusals = 'NarrativeAwaited' | 'NarrativeNotFound';

/** Its bytes; null if they are lost. While the whole folder is away, that is an outage and no loss. */
const loadKept = async ({ files }: App, facilityId: string, digest: string): Promise<Uint8Array | null> => {
  try {
    return await files.load(facilityId, digest);
  } catch (error) {
    if (error instanceof DamagedFileError) return null;
    if (error instanceof MissingFileError && (await files.isThere())) return null;
    throw error;
  }
};

/** Loads what was read when the document came in: a stranger's XML is never parsed by a process that answers people. */
const loadText = async (ctx: SignedInContext<Refusals>, attachmentId: string) => {
  const { app, session, refuse } = ctx;
  const { facilityId } = session;
  const file = await loadStoredText(app.orm, session, attachmentId);
  if (file?.role !== 'original' || file.mediaType !== 'text/xml' || file.narrativeState === 'none') {
    throw refuse('NarrativeNotFound', { attachmentId });
  }
  const digest = file.narrativeSha256;
  if (digest === null) throw refuse('NarrativeAwaited', { attachmentId });
  const bytes = await loadKept(app, facilityId, digest);
  if (bytes === null) {
    await remakeNarrative(ctx, { attachmentId, digest });
    throw refuse('NarrativeAwaited', { attachmentId });
  }
  const { documentId } = file;
  await auditOnce(app, session, { action: 'narrative-read', documentId, details: { attachmentId } });
  return { sections: loadNarrative(bytes) };
};

export const readNarrative = procedure(contracts.readNarrative).query(({ ctx, input }) =>
  loadText(ctx, input.attachmentId),
);
