import type { DocumentFacts, ParentDocument } from '../../../../model/reading-form.ts';
import type { ClinicalDocument } from './cda-r2.ts';

type Versioned = Pick<ClinicalDocument, 'id' | 'setId' | 'versionNumber'>;

/** CDA R2, 4.2.1: `id` is of this document alone, `setId` and `versionNumber` are of its versions. */
export const readVersion = ({ id, setId, versionNumber }: Versioned): NonNullable<DocumentFacts['version']> => ({
  id,
  setId,
  number: versionNumber?.value ?? null,
});

const NOTHING: Versioned = { id: null, setId: null, versionNumber: null };

/** CDA R2, 4.2.3.1, relatedDocument: what it replaces (RPLC), adds to (APND) or is made from (XFRM). */
export const readParents = ({ relatedDocument }: ClinicalDocument): ParentDocument[] =>
  relatedDocument.map(({ typeCode, parentDocument }) => ({
    relation: typeCode,
    ...readVersion(parentDocument ?? NOTHING),
  }));
