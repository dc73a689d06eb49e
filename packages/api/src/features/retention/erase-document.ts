import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { lockOne, patientOf } from './patient-of-document.ts';
import { lockRetention } from './retention-rules.ts';

/** Documents of one transaction: each of their files is held meanwhile. */
const AT_ONCE = 20;

type EraseRefusal = 'DocumentNotFound' | 'DocumentOfNobody' | 'DocumentKept' | 'PatientDocumentRestricted';

/** What an erasure takes next, of how many; and the first of all of them that is closed to who asks. */
interface Which {
  readonly ids: readonly string[];
  readonly of: number;
  readonly closed: string | null;
}

/** The owner's function counts restricted documents too: what is said to be erased is. */
const ofPatient = async (
  em: EntityManager,
  { documentId, patientId }: { readonly documentId: string; readonly patientId: string },
  { refuse }: SignedInContext<EraseRefusal>,
): Promise<Which> => {
  const [row] = await em.execute<{ which: Which }[]>('select documents_to_erase(?, ?, ?) as which', [
    patientId,
    documentId,
    AT_ONCE,
  ]);
  if (!row) throw new Error('The function answers one row.');
  if (row.which.closed !== null) throw refuse('PatientDocumentRestricted', { documentId: row.which.closed });
  return row.which;
};

/** Whether the patient's record is left in the mirror; where it is not, the audit says so. */
const erasePatient = async (em: EntityManager, patientId: string): Promise<boolean> => {
  const [row] = await em.execute<{ is_erased: boolean }[]>('select erase_patient(?) as is_erased', [patientId]);
  if (row?.is_erased) await audit(em, { action: 'patient-erased', details: { patientId } });
  return !row?.is_erased;
};

/** What keeps the first of the documents that is kept. */
type Kept = Pick<contracts.RefusalDetails<'DocumentKept'>, 'documentId' | 'because'>;

const erase = (ctx: SignedInContext<EraseRefusal>, input: contracts.EraseDocumentInput) =>
  ctx.em.transactional(async (em) => {
    const { documentId, scope, reason } = input;
    await lockRetention(em);
    await lockOne(em, documentId, ctx.refuse);
    const patientId = scope === 'patient' ? await patientOf(em, documentId, ctx.refuse) : null;
    const { ids, of } =
      patientId === null ? { ids: [documentId], of: 1 } : await ofPatient(em, { documentId, patientId }, ctx);
    const [row] = await em.execute<{ kept: Kept | null }[]>('select erase_documents(?::uuid[], ?) as kept', [
      `{${ids.join(',')}}`,
      reason,
    ]);
    if (row?.kept) throw ctx.refuse('DocumentKept', row.kept);
    const remaining = of - ids.length;
    const isLast = patientId !== null && remaining === 0;
    return { erased: ids.length, remaining, isPatientKept: isLast && (await erasePatient(em, patientId)) };
  });

export const eraseDocument = procedure(contracts.eraseDocument).mutation(({ ctx, input }) => erase(ctx, input));
