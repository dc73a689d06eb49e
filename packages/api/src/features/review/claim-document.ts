import * as contracts from '@mailroom/contracts';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Claim } from '../../model/claim.entity.ts';
import { Document } from '../../model/document.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { refuseAs } from '../../platform/http/mailroom-error.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { settingOf } from '../../platform/settings/kept-settings.ts';
import { CLAIM_SECONDS } from './claim-seconds.ts';
import { WAITING, whyUnfit } from './review.rules.ts';

interface Claiming {
  readonly documentId: string;
  readonly userId: string;
  readonly takesOver: boolean;
  readonly now: Date;
  readonly heldUntil: Date;
}

/** Who held the document before, and whether they still did. */
interface Taken {
  readonly holder_before: string | null;
  readonly was_held: boolean;
}

/** The unique key of the document settles a race: one takes the claim, and the other finds it taken. */
const take = async (
  em: EntityManager,
  { documentId, userId, takesOver, now, heldUntil }: Claiming,
): Promise<Taken | null> => {
  const [taken] = await em.execute<Taken[]>(
    `insert into claim (document_id, holder_id, claimed_at, held_until) values (?, ?, ?, ?)
     on conflict (document_id) do update set holder_id = excluded.holder_id, held_until = excluded.held_until,
       claimed_at = case when claim.holder_id = excluded.holder_id and claim.held_until > excluded.claimed_at
         then claim.claimed_at else excluded.claimed_at end
       where claim.holder_id = excluded.holder_id or claim.held_until <= excluded.claimed_at or ?
     returning old.holder_id as holder_before, coalesce(old.held_until > claim.claimed_at, false) as was_held`,
    [documentId, userId, now, heldUntil, takesOver],
  );
  return taken ?? null;
};

type ClaimRefusal = 'DocumentNotFound' | 'DocumentClaimed' | 'StatusUnfit';
type Refusing = SignedInContext<ClaimRefusal>;

/** Waits for a decision that is being made: what was decided is not claimed. */
const findClaimable = async (em: EntityManager, { refuse }: Refusing, documentId: string): Promise<void> => {
  const document = await em.findOne(
    Document,
    { id: documentId },
    { fields: ['status'], lockMode: LockMode.PESSIMISTIC_READ },
  );
  if (!document) throw refuse('DocumentNotFound', { documentId });
  const unfit = whyUnfit({ documentId, status: document.status }, { statuses: WAITING });
  if (unfit) throw refuseAs<ClaimRefusal>(refuse, unfit);
};

const refuseHeld = async (em: EntityManager, { refuse }: Refusing, documentId: string) => {
  const { holder, heldUntil } = await em.findOneOrFail(Claim, { document: documentId }, { populate: ['holder'] });
  return refuse('DocumentClaimed', { documentId, holderName: holder.$.name, heldUntil: heldUntil.toISOString() });
};

/** A claim is audited when it begins. To prolong it tells nothing new. */
const auditClaim = async (
  em: EntityManager,
  { documentId, userId }: Claiming,
  { holder_before, was_held }: Taken,
): Promise<void> => {
  if (was_held && holder_before === userId) return;
  if (!was_held) await audit(em, { action: 'document-claimed', documentId });
  else await audit(em, { action: 'document-taken-over', documentId, details: { takenFromId: holder_before } });
};

const claim = (ctx: Refusing, { documentId, takesOver }: contracts.ClaimDocumentInput) =>
  ctx.em.transactional(async (em) => {
    await findClaimable(em, ctx, documentId);
    const seconds = await settingOf(ctx.app, ctx.session.facilityId, CLAIM_SECONDS);
    const now = new Date();
    const heldUntil = new Date(now.getTime() + seconds * 1000);
    const claiming = { documentId, userId: ctx.session.userId, takesOver, now, heldUntil };
    const taken = await take(em, claiming);
    if (!taken) throw await refuseHeld(em, ctx, documentId);
    await auditClaim(em, claiming, taken);
    return { heldUntil: heldUntil.toISOString() };
  });

export const claimDocument = procedure(contracts.claimDocument).mutation(({ ctx, input }) => claim(ctx, input));
