import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { buildIdentity } from '../../../test/build-identity.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { Verification } from '../../model/verification.entity.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { refreshIdentities } from './index.ts';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

it('what was never checked and has rested is checked, as is what grew old or got no answer; what is new is left to its job', async () => {
  await using database = await openTestDatabase();
  const { facilityId } = await buildFacility(database);
  const em = forkForFacility(database.orm, facilityId);
  const receivedBefore = (minutes: number) =>
    buildDocument(em, { family: 'Martin', given: ['Camille'], receivedAt: minutesAgo(minutes) });
  const pendingSince = async (minutes: number) => {
    const document = await receivedBefore(minutes);
    em.create(Verification, { document, outcome: 'pending' });
    await em.flush();
    return document;
  };
  const checked = async (parts: { readonly freshness?: 'unavailable'; readonly checkedAt?: Date }) => {
    const document = await receivedBefore(3000);
    await buildIdentity(em, document, { patientId: null, ...parts });
    return document;
  };
  const [left] = [await pendingSince(120), await pendingSince(1), await checked({})];
  const [unanswered, old] = [
    await checked({ freshness: 'unavailable' }),
    await checked({ checkedAt: minutesAgo(21 * 60) }),
  ];
  await refreshIdentities(database.app, facilityId);
  const { rows } = await database.asSuperuser((client) =>
    client.query("select data ->> 'documentId' as id from pgboss.job where name = 'verify-document'"),
  );
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set([left, unanswered, old]));
  expect(rows).toHaveLength(3);
});
