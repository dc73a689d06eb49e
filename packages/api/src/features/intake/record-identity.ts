import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Document } from '../../model/document.entity.ts';
import { DocumentRelation } from '../../model/document-relation.entity.ts';
import type { DocumentFacts, ParentDocument } from '../../model/reading-form.ts';
import type { DocumentJob } from '../../platform/jobs/jobs.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import { documentIdentifierOf } from '../../platform/rules/document-identifier.rules.ts';

/** HL7 v3, ActRelationshipType, as FHIR R4 names them (DocumentRelationshipType). */
const KINDS: Readonly<Record<string, DocumentRelation['kind']>> = {
  RPLC: 'replaces',
  APND: 'appends',
  XFRM: 'transforms',
};

/** What a document goes back to; null where the sender names neither it nor how they are related. */
const relationOf = ({ relation, id, setId, number }: ParentDocument) => {
  const kind = KINDS[relation ?? ''];
  const target = documentIdentifierOf(id);
  const set = documentIdentifierOf(setId);
  if (kind === undefined || (target === null && set === null)) return null;
  return {
    kind,
    targetIdSystem: target?.system ?? null,
    targetIdValue: target?.value ?? null,
    targetSetSystem: set?.system ?? null,
    targetSetValue: set?.value ?? null,
    targetVersionNumber: number?.trim() || null,
  };
};

type Said = Pick<DocumentFacts, 'version' | 'parents'>;

/** Of a document that was not read, or whose format knows no versions. */
export const NOTHING_SAID: Said = { version: null, parents: [] };

/** Writes by what a document is found again, and what it goes back to: whatever its format, from what was read of it. */
export const recordIdentity = async (
  em: EntityManager,
  document: Document,
  { version, parents }: Said,
): Promise<void> => {
  const own = documentIdentifierOf(version?.id ?? null);
  const set = documentIdentifierOf(version?.setId ?? null);
  em.assign(document, {
    documentIdSystem: own?.system ?? null,
    documentIdValue: own?.value ?? null,
    setIdSystem: set?.system ?? null,
    setIdValue: set?.value ?? null,
    versionNumber: version?.number?.trim() || null,
  });
  // Read anew, it says it anew.
  await em.nativeDelete(DocumentRelation, { document: document.id });
  for (const relation of parents.map(relationOf)) if (relation) em.create(DocumentRelation, { document, ...relation });
};

/** Writes it of a document that an earlier release read, wherever it stands by now: what is filed has to be found as well. */
export const addIdentity = (
  { orm }: Pick<App, 'orm'>,
  { facilityId, documentId }: DocumentJob,
  said: Said | undefined,
): Promise<void> =>
  forkForFacility(orm, facilityId).transactional(async (em) => {
    const document = await em.findOne(Document, { id: documentId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (document && said) await recordIdentity(em, document, said);
  });
