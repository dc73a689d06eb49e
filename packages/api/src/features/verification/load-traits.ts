import { createHash } from 'node:crypto';
import { Document } from '../../model/document.entity.ts';
import { METADATA_IDENTIFIERS, METADATA_OTHER_PATIENTS, type Metadata } from '../../model/metadata.entity.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import type { ReadTraits } from './traits.rules.ts';

/** A document whose identity is checked. */
export interface AskedDocument {
  readonly documentId: string;
  /** What was read or corrected at this version; a later one is checked by a job of its own. */
  readonly version: number;
  readonly traits: ReadTraits;
}

const NOTHING: ReadTraits = { family: null, given: [], birthDate: null, sex: null, identifiers: [] };

/** What is stored in a form that this release cannot read is no proof that there is nobody else. */
const isAboutOne = (stored: unknown): boolean =>
  METADATA_OTHER_PATIENTS.accepts(stored) && METADATA_OTHER_PATIENTS.read(stored).length === 0;

/** Whose a document says it is, as the rules compare it. */
export const readTraits = (metadata: Metadata): ReadTraits => ({
  family: metadata.patientFamily ?? null,
  usedFamily: metadata.patientUsedFamily ?? null,
  given: metadata.patientGiven,
  usedGiven: metadata.patientUsedGiven,
  nameText: metadata.patientNameText ?? null,
  birthDate: metadata.patientBirthDate ?? null,
  sex: metadata.patientSex ?? null,
  birthPlace: metadata.patientBirthPlace ?? null,
  identifiers: METADATA_IDENTIFIERS.accepts(metadata.patientIdentifiers)
    ? METADATA_IDENTIFIERS.read(metadata.patientIdentifiers)
    : [],
  isAboutSeveral: !isAboutOne(metadata.otherPatients),
});

/** Differs for other traits: what was searched for is not what is asked about now. */
export const digestOf = (traits: ReadTraits): string =>
  createHash('sha256').update(JSON.stringify(traits)).digest('hex');

/** What documents say of whose they are. Those that are decided already are left out. */
export const loadTraits = async (
  { orm }: Pick<App, 'orm'>,
  facilityId: string,
  documentIds: readonly string[],
): Promise<AskedDocument[]> => {
  const documents = await forkForFacility(orm, facilityId).find(
    Document,
    { id: { $in: [...documentIds] }, status: { $in: ['review', 'unreadable'] } },
    { populate: ['metadata'], orderBy: { id: 'asc' }, strategy: 'select-in' },
  );
  return documents.map(({ id, version, metadata }) => ({
    documentId: id,
    version,
    traits: metadata ? readTraits(metadata.$) : NOTHING,
  }));
};
