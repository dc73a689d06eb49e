import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { lockOne, patientOf } from './patient-of-document.ts';

/** Documents of one transaction: each of their files is held meanwhile. */
const AT_ONCE = 20;

type EraseRefusal = 'DocumentNotFound' | 'DocumentOfNobody' | 'DocumentKept';

/**
 * Those that are kept come first: nothing of a patient is erased while one of their documents is. The one that somebody looks at comes
 * last: it is what the next call names too.
 */
const OF_PATIENT = `select document.id, count(*) over ()::int as of from document join verification on verification.document_id = document.id
  where verification.patient_id = ? and purged_at is null order by kept_because(document.id) is null, document.id = ?, document.id limit ?`;

interface Which {
  readonly ids: readonly string[];
  readonly of: number;
}

const ofPatient = async (em: EntityManager, patientId: string, documentId: string): Promise<Which> => {
  const rows = await em.execute<{ id: string; of: number }[]>(OF_PATIENT, [patientId, documentId, AT_ONCE]);
  return { ids: rows.map(({ id }) => id), of: rows[0]?.of ?? 0 };
};

/** What keeps the first of the documents that is kept. */
type Kept = Pick<contracts.RefusalDetails<'DocumentKept'>, 'documentId' | 'because'>;

const erase = (ctx: SignedInContext<EraseRefusal>, input: contracts.EraseDocumentInput) =>
  ctx.em.transactional(async (em) => {
    const { documentId, scope, reason } = input;
    await lockOne(em, documentId, ctx.refuse);
    const patientId = scope === 'patient' ? await patientOf(em, documentId, ctx.refuse) : null;
    const { ids, of } = patientId === null ? { ids: [documentId], of: 1 } : await ofPatient(em, patientId, documentId);
    const [row] = await em.execute<{ kept: Kept | null }[]>('select erase_documents(?::uuid[], ?) as kept', [
      `{${ids.join(',')}}`,
      reason,
    ]);
    if (row?.kept) throw ctx.refuse('DocumentKept', row.kept);
    const remaining = of - ids.length;
    if (patientId !== null && remaining === 0) {
      await em.execute('select erase_patient(?)', [patientId]);
      await audit(em, { action: 'patient-erased', details: { patientId } });
    }
    return { erased: ids.length, remaining };
  });

export const eraseDocument = procedure(contracts.eraseDocument).mutation(({ ctx, input }) => erase(ctx, input));
