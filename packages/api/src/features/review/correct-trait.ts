import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CORRECTION_AS_READ, Correction } from '../../model/correction.entity.ts';
import { METADATA_IDENTIFIERS, Metadata } from '../../model/metadata.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { patientNameOf, replaceSearchWords } from '../documents/index.ts';
import { isOfName, type PatientTraits, traitOf, withCorrection } from './correct-trait.rules.ts';
import { type ChangeRefusal, type LockedDocument, lockForChange, raiseVersion } from './lock-documents.ts';
import { traitsOf } from './patient-traits.ts';
import { WAITING } from './review.rules.ts';

/** What a person wrote over is kept once: as it had been read, not as somebody had corrected it before. */
const keepAsRead = async (
  em: EntityManager,
  document: LockedDocument,
  { asRead, userId }: { readonly asRead: contracts.Correction; readonly userId: string },
): Promise<void> => {
  const { trait } = asRead;
  const corrected = { correctedBy: userId, correctedAt: new Date() };
  const earlier = await em.findOne(Correction, { document: document.id, trait });
  if (earlier) em.assign(earlier, corrected);
  else em.create(Correction, { document, trait, asRead: CORRECTION_AS_READ.write(asRead), ...corrected });
};

const writeTraits = (em: EntityManager, document: LockedDocument, traits: PatientTraits): void => {
  const patientIdentifiers = METADATA_IDENTIFIERS.write(traits.patientIdentifiers);
  const written = { ...traits, patientIdentifiers, patientName: patientNameOf(traits) };
  if (document.metadata) em.assign(document.metadata.$, written);
  else em.create(Metadata, { document, format: 'other', ...written });
};

/** Who the document is about is open again until the check has answered; its candidates stay in sight. */
const forgetIdentity = (em: EntityManager, document: LockedDocument): void => {
  const open = { outcome: 'pending', patient: null, chosenBy: null, freshness: null, checkedAt: null } as const;
  if (document.verification) em.assign(document.verification.$, open);
  else em.create(Verification, { document, ...open });
};

const correct = (
  { app, em, session, refuse }: SignedInContext<ChangeRefusal>,
  { correction, ...seen }: contracts.CorrectTraitInput,
): Promise<contracts.ChangedDocument> =>
  em.transactional(async (em) => {
    const { facilityId, userId } = session;
    const { documentId } = seen;
    const document = await lockForChange(em, seen, { session, statuses: WAITING, refuse });
    const before = traitsOf(document);
    const after = withCorrection(before, correction);
    await keepAsRead(em, document, { asRead: traitOf(correction.trait, before), userId });
    writeTraits(em, document, after);
    if (isOfName(correction.trait)) await replaceSearchWords(em, document, after);
    forgetIdentity(em, document);
    raiseVersion(em, document, session);
    const details = { version: document.version, trait: correction.trait };
    await audit(em, { action: 'trait-corrected', documentId, details });
    await app.jobs.enqueue(em, 'verify-document', { facilityId, documentId });
    return { documentId, version: document.version };
  });

export const correctTrait = procedure(contracts.correctTrait).mutation(({ ctx, input }) => correct(ctx, input));
