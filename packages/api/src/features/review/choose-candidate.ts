import * as contracts from '@mailroom/contracts';
import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import { Candidate } from '../../model/candidate.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { type ChangeRefusal, type LockedDocument, lockForChange, raiseVersion } from './lock-documents.ts';
import { WAITING } from './review.rules.ts';

type ChooseRefusal = ChangeRefusal | 'CandidateNotFound' | 'PatientInactive';

const findCandidate = (em: EntityManager, { id }: LockedDocument, patientId: string) =>
  em.findOne(
    Candidate,
    { verification: { document: id }, patient: patientId },
    { populate: ['patient', 'verification'] },
  );

type Found = Loaded<Candidate, 'patient' | 'verification'>;

/** A record that was closed or merged stays a candidate, to be seen and not to be chosen. */
const assertInUse = ({ patient }: Found, documentId: string, { refuse }: SignedInContext<ChooseRefusal>): void => {
  const { isActive, replacedByFhirId } = patient.$;
  if (!isActive || replacedByFhirId !== null) throw refuse('PatientInactive', { documentId });
};

const choose = (
  ctx: SignedInContext<ChooseRefusal>,
  { patientId, ...seen }: contracts.ChooseCandidateInput,
): Promise<contracts.ChangedDocument> =>
  ctx.em.transactional(async (em) => {
    const { session, refuse } = ctx;
    const { documentId } = seen;
    const document = await lockForChange(em, seen, { session, statuses: WAITING, refuse });
    const candidate = await findCandidate(em, document, patientId);
    if (!candidate) throw refuse('CandidateNotFound', { patientId });
    assertInUse(candidate, documentId, ctx);
    const outcome = candidate.patient.$.isProvisional ? 'provisional' : 'matched';
    em.assign(candidate.verification.$, { outcome, patient: patientId, chosenBy: session.userId });
    raiseVersion(em, document, session);
    const details = { version: document.version, patientId };
    await audit(em, { action: 'candidate-chosen', documentId, details });
    return { documentId, version: document.version };
  });

export const chooseCandidate = procedure(contracts.chooseCandidate).mutation(({ ctx, input }) => choose(ctx, input));
