import { expect, it } from 'vitest';
import { openReview } from '../../../test/open-review.ts';
import { AuditEvent } from '../../model/audit-event.entity.ts';
import { SharedIdentifier } from '../../model/shared-identifier.entity.ts';

it('a shared identifier is told until one supervisor of the facility has noted it', async () => {
  await using review = await openReview();
  const { supervisor, theirs, em, facility } = review;
  const stranger = await theirs.signIn(theirs.supervisorId);
  const manager = em();
  const told = manager.create(SharedIdentifier, { source: facility.sourceId, system: 'urn:oid:1.2' });
  await manager.flush();
  const list = async (caller = supervisor) => (await caller.intake.listSharedIdentifiers({ limit: 50 })).rows;
  const note = (caller = supervisor) => caller.intake.noteSharedIdentifier({ sharedIdentifierId: told.id });

  expect(await list()).toMatchObject([{ id: told.id, system: 'urn:oid:1.2', sourceName: expect.any(String) }]);
  expect(await list(stranger)).toEqual([]);
  await expect(note(stranger)).rejects.toMatchObject({ message: 'SharedIdentifierNotFound' });

  const noted = await Promise.allSettled([note(), note()]);
  expect(noted.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(noted.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { message: 'SharedIdentifierNotFound' },
  });
  expect(await list()).toEqual([]);
  const events = await em().find(AuditEvent, { action: 'shared-identifier-noted' });
  expect(events).toMatchObject([{ actor: { id: facility.supervisorId }, details: expect.anything() }]);
});
