import type { ChangedDocument, Correction, DocumentView } from '@mailroom/contracts';
import { isRefusedWith } from '../../platform/errors/failure.ts';
import { traitOnDocument } from './compare-traits.ts';

/**
 * Each saved correction starts a check of the identity, which makes a new version; several may be made while the next trait is
 * typed.
 */
const MAX_ATTEMPTS = 5;

interface Writing {
  /** What the trait was when its form was opened. */
  seen: Correction;
  /** The version that the page knows. */
  version: number;
  write: (version: number) => Promise<ChangedDocument>;
  /** The document as the server has it now. */
  reload: () => Promise<Pick<DocumentView, 'version' | 'metadata'>>;
}

/** Whether both say the same of a trait. */
export const isSameCorrection = (left: Correction, right: Correction): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

/**
 * Writes one trait. A document that changed in other ways meanwhile, as by Mailroom's own check of the trait before, is no
 * obstacle: what counts is that this trait is still what was seen. If it is not, the refusal stands.
 */
export const writeCorrection = async ({ seen, version, write, reload }: Writing): Promise<ChangedDocument> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write(version);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isRefusedWith(error, 'DocumentChanged')) throw error;
      const now = await reload();
      if (now.metadata === null || !isSameCorrection(traitOnDocument(now.metadata, seen.trait), seen)) throw error;
      version = now.version;
    }
  }
};
