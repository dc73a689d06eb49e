import { Document } from '../src/model/document.entity.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { buildDocument, type DocumentParts } from './build-document.ts';
import type { BuiltFacility } from './build-facility.ts';
import type { TestDatabase } from './open-test-database.ts';

interface World {
  readonly database: TestDatabase;
  readonly facility: BuiltFacility;
}

const BECAUSE = 'The ward asked for the letter of its patient.';

/** A document that lists show little of. */
const buildRestricted = async (
  { database, facility }: World,
  { restriction = 'psychiatry', ...parts }: DocumentParts & { readonly restriction?: Document['restriction'] } = {},
): Promise<string> => {
  const em = forkForFacility(database.orm, facility.facilityId);
  const documentId = await buildDocument(em, parts);
  await em.nativeUpdate(Document, { id: documentId }, { restriction });
  return documentId;
};

/** That somebody opened one, for this reason. */
const buildOpening = async (world: World, openedBy: string): Promise<string> => {
  const documentId = await buildRestricted(world);
  return world.database.asSuperuser(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'insert into restricted_opening (facility_id, document_id, opened_by_id, because) values ($1, $2, $3, $4) returning id',
      [world.facility.facilityId, documentId, openedBy, BECAUSE],
    );
    return rows[0]?.id ?? '';
  });
};

/** How the procedures about restricted documents are called. */
export const RESTRICTED_CALLS = {
  'documents.listRestrictedOpenings': () => ({ limit: 50 }),
  'documents.noteRestrictedOpening': async (world: World) => ({
    openingId: await buildOpening(world, world.facility.userIds[1]),
  }),
  'documents.openRestricted': async (world: World) => ({ documentId: await buildRestricted(world), because: BECAUSE }),
  'documents.restrictDocument': async ({ database, facility }: World) => ({
    documentId: await buildDocument(forkForFacility(database.orm, facility.facilityId)),
    restriction: 'vip',
    because: BECAUSE,
  }),
};
