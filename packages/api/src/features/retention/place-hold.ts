import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { lockOne, patientOf } from './patient-of-document.ts';
import { lockRetention } from './retention-rules.ts';

type HoldRefusal = 'DocumentNotFound' | 'DocumentOfNobody' | 'AlreadyHeld';

/** One hold at a time is about a document, and one about a patient: nobody lifts another one than they see. */
const ADD = `insert into legal_hold (document_id, patient_id, reason, placed_by_id) values (?, ?, ?, ?) on conflict do nothing returning id`;

interface About {
  readonly documentId: string | null;
  readonly patientId: string | null;
}

const aboutWhom = async (
  em: EntityManager,
  { documentId, scope }: contracts.PlaceHoldInput,
  { refuse }: SignedInContext<HoldRefusal>,
): Promise<About> =>
  scope === 'document'
    ? { documentId, patientId: null }
    : { documentId: null, patientId: await patientOf(em, documentId, refuse) };

const place = (ctx: SignedInContext<HoldRefusal>, input: contracts.PlaceHoldInput): Promise<{ holdId: string }> =>
  ctx.em.transactional(async (em) => {
    const { documentId, reason } = input;
    await lockRetention(em);
    await lockOne(em, documentId, ctx.refuse);
    const about = await aboutWhom(em, input, ctx);
    const values = [about.documentId, about.patientId, reason, ctx.session.userId];
    const [added] = await em.execute<{ id: string }[]>(ADD, values);
    if (!added) throw ctx.refuse('AlreadyHeld', { documentId });
    const details = { holdId: added.id, patientId: about.patientId };
    await audit(em, { action: 'hold-placed', documentId, details });
    return { holdId: added.id };
  });

export const placeHold = procedure(contracts.placeHold).mutation(({ ctx, input }) => place(ctx, input));
