import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Tag } from '../../model/tag.entity.ts';
import { auditAll } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { lockAll } from './lock-documents.ts';

type Tagging = contracts.TagDocumentsInput;

/** Puts the tag on the documents, or takes it off. Returns those that this changed: for the others there is nothing to audit. */
const change = async (em: EntityManager, { documentIds, tagId, isTagged }: Tagging): Promise<string[]> => {
  const ids = `{${documentIds.join(',')}}`;
  const changed = await em.execute<{ document_id: string }[]>(
    isTagged
      ? `insert into document_tag (document_id, tag_id) select unnest(?::uuid[]), ?
         on conflict do nothing returning document_id`
      : 'delete from document_tag where document_id = any(?::uuid[]) and tag_id = ? returning document_id',
    [ids, tagId],
  );
  return changed.map(({ document_id }) => document_id);
};

const tag = (
  { em, refuse }: SignedInContext<'DocumentNotFound' | 'TagNotFound'>,
  tagging: Tagging,
): Promise<Record<string, never>> =>
  em.transactional(async (em) => {
    const { documentIds, tagId, isTagged } = tagging;
    await lockAll(em, documentIds, refuse);
    // One that is switched off is still taken off.
    const wanted = isTagged ? { id: tagId, switchedOffAt: null } : { id: tagId };
    if (!(await em.findOne(Tag, wanted, { fields: ['id'] }))) throw refuse('TagNotFound', { tagId });
    const action = (isTagged satisfies boolean) ? 'document-tagged' : 'document-untagged';
    const changed = await change(em, tagging);
    await auditAll(
      em,
      changed.map((documentId) => ({ action, documentId, details: { tagId } })),
    );
    return {};
  });

export const tagDocuments = procedure(contracts.tagDocuments).mutation(({ ctx, input }) => tag(ctx, input));
