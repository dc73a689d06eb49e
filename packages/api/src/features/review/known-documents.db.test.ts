import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { emptyFilter } from '../../../test/build-filter.ts';
import { buildKnownPatient } from '../../../test/build-identity.ts';
import { openReview } from '../../../test/open-review.ts';
import { readingHere } from '../../../test/reading-here.ts';
import { Document } from '../../model/document.entity.ts';
import { SharedIdentifier } from '../../model/shared-identifier.entity.ts';
import { Source } from '../../model/source.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { readDocumentJob, receiveObject, recordStanding, refuseObject } from '../intake/index.ts';

interface Letter {
  readonly id: string;
  readonly set?: string;
  readonly number?: number;
  readonly replaces?: string;
  readonly person?: readonly [family: string, given: string, birth: string];
}

const letter = ({ id, set, number, replaces, person = ['Le Goff', 'Éloïse', '19800801'] }: Letter): string => {
  const [family, given, birth] = person;
  const versions = `${set ? `<setId root="1.2" extension="${set}"/>` : ''}${number ? `<versionNumber value="${number}"/>` : ''}`;
  const relation = replaces
    ? `<relatedDocument typeCode="RPLC"><parentDocument><id root="1.2" extension="${replaces}"/></parentDocument></relatedDocument>`
    : '';
  return `<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="1.2" extension="${id}"/><title>Letter</title>${versions}
    <recordTarget><patientRole><patient><name><given>${given}</given><family>${family}</family></name><birthTime value="${birth}"/>
    </patient></patientRole></recordTarget>${relation}<component><structuredBody/></component></ClinicalDocument>`;
};

/** The same document, in other bytes. */
const indented = (content: string): string => content.replaceAll('><', '>\n  <');

const open = async () => {
  const review = await openReview();
  const { facility, database, clerk } = review;
  const patientId = await buildKnownPatient(review.em());
  const receive = async (content: string, source = 'folder'): Promise<string> => {
    const { facilityId } = facility;
    const { id: sourceId } = await review.em().findOneOrFail(Source, { code: source });
    const arrival = {
      facilityId,
      sourceId,
      fileName: 'letter.xml',
      bytes: new TextEncoder().encode(content),
      session: null,
    };
    const { documentId, outcome } = await receiveObject(database.app, arrival, refuseObject);
    if (outcome === 'known') return documentId;
    await readDocumentJob(readingHere(database.app), { facilityId, documentId });
    const verified = { outcome: 'matched', patient: patientId, freshness: 'verified', checkedAt: new Date() } as const;
    await review.em().nativeUpdate(Verification, { document: documentId }, verified);
    return documentId;
  };
  const view = (documentId: string) => clerk.documents.openDocument({ documentId, isAhead: false });
  return {
    ...review,
    receive,
    view,
    announced: async (documentId: string) => {
      const { related } = await view(documentId);
      return related.map((one) => [one.documentId, one.standing, one.holdsUp]);
    },
    file: async (...documentIds: string[]) => {
      const documents = await Promise.all(
        documentIds.map(async (documentId) => ({ documentId, version: (await view(documentId)).version })),
      );
      const { decided, refused } = await clerk.review.integrateDocuments({ documents });
      return { decided: decided.map(({ documentId }) => documentId), refused: refused.map(({ code }) => code) };
    },
    [Symbol.asyncDispose]: () => review[Symbol.asyncDispose](),
  };
};

it('version 1, the same in other bytes, version 2 and version 1 again: each is announced as what it is, and filed once unasked', async () => {
  await using world = await open();
  const { receive, announced, file, clerk, view } = world;
  const one = letter({ id: 'a', set: 's', number: 1 });
  const first = await receive(one);
  expect(await announced(first)).toEqual([]);
  const other = await receive(indented(one));
  expect(await announced(other)).toEqual([[first, 'same-id', false]]);
  // Both wait: the first that is filed is filed, the second one is not, also within one selection.
  expect(await file(first, other)).toEqual({ decided: [first], refused: ['KnownDocumentNotAccepted'] });
  expect(await announced(other)).toEqual([[first, 'same-id', true]]);

  const second = await receive(letter({ id: 'b', set: 's', number: 2, replaces: 'a' }));
  expect(await announced(second)).toEqual([
    [other, 'replaced', false],
    [first, 'replaced', false],
  ]);
  expect(await announced(other)).toEqual([
    [second, 'replaces', true],
    [first, 'same-id', true],
  ]);
  expect(await file(second)).toEqual({ decided: [second], refused: [] });
  // What waited behind it has left the list with it.
  expect(await view(other)).toMatchObject({ status: 'rejected', rejectionReason: 'replaced' });

  // From the same source it is the same object, from another one a document of its own.
  expect(await receive(one)).toBe(first);
  const again = await receive(one, 'upload');
  expect(again).not.toBe(first);
  expect(await announced(again)).toEqual([
    [second, 'replaces', true],
    [first, 'same-bytes', true],
    [other, 'same-id', false],
  ]);
  expect(await file(again)).toEqual({ decided: [], refused: ['KnownDocumentNotAccepted'] });
  // One that is closed to the clerk stands in the way as well, and tells neither where from nor in whose chart. It is named by nothing but
  // its bytes here.
  await world
    .em()
    .nativeUpdate(Document, { id: first }, { restriction: 'psychiatry', documentIdValue: 'z', setIdValue: 'z' });
  const closed = { documentId: first, standing: 'same-bytes', holdsUp: true, sourceName: '', chart: null };
  expect((await view(again)).related).toContainEqual(expect.objectContaining(closed));
  await world.em().nativeUpdate(Document, { id: first }, { restriction: null, documentIdValue: 'a', setIdValue: 's' });

  // Accepted is what was seen, and no more.
  const { version } = await view(again);
  const accepted = await clerk.review.acceptKnownDocument({ documentId: again, version, related: [first] });
  expect(await file(again)).toEqual({ decided: [], refused: ['KnownDocumentNotAccepted'] });
  await clerk.review.acceptKnownDocument({ ...accepted, related: [second] });
  expect(await file(again)).toEqual({ decided: [again], refused: [] });
  expect((await world.actions(again)).filter((action) => action.startsWith('known'))).toHaveLength(2);
});

it('an original that is not here is said to be unknown, and one of another facility is unknown here', async () => {
  await using world = await open();
  const { documentId } = await world.stranger.intake.receiveDocument(
    (() => {
      const form = new FormData();
      form.append('file', new File([letter({ id: 'a' })], 'letter.xml'));
      return form;
    })(),
  );
  await readDocumentJob(readingHere(world.database.app), { facilityId: world.theirs.facilityId, documentId });
  const replacing = await world.receive(letter({ id: 'b', replaces: 'a' }));
  expect(await world.view(replacing)).toMatchObject({ related: [], isOriginalUnknown: true });
  await world.receive(letter({ id: 'a' }));
  expect(await world.view(replacing)).toMatchObject({
    related: [{ standing: 'replaced', status: 'review', filedAt: null }],
    isOriginalUnknown: false,
  });
});

it('a document that waits steps back behind its newer version, in whichever order they come, and is not filed unasked', async () => {
  await using world = await open();
  const { receive, file, em } = world;
  const one = await receive(letter({ id: 'a', set: 's', number: 1 }));
  const three = await receive(letter({ id: 'c', set: 's', number: 3 }));
  const two = await receive(letter({ id: 'b', set: 's', number: 2 }));
  const successors = async () => {
    const documents = await em().find(Document, { id: { $in: [one, two, three] } }, { orderBy: { id: 'asc' } });
    return documents.map(({ successor }) => successor?.id ?? null);
  };
  expect(await successors()).toEqual([three, null, three]);
  const { rows } = await world.clerk.worklist.listWorklist({ ...emptyFilter, limit: 200 });
  expect(rows.map(({ id, replacedBy }) => [id, replacedBy?.versionNumber])).toEqual([
    [two, '3'],
    [three, undefined],
    [one, '3'],
  ]);
  expect(await world.actions(two)).toContain('successor-found');
  const stood = async () => {
    const documents = await em().find(Document, { id: { $in: [one, two] } }, { orderBy: { id: 'asc' } });
    return documents.map(({ status, rejectionReason }) => [status, rejectionReason]);
  };
  expect(await file(one, two)).toMatchObject({ decided: [] });
  await world.colleague.review.claimDocument({ documentId: one, takesOver: false });
  expect(await file(one, two, three)).toMatchObject({ decided: [three] });
  // They leave the list with the decision about the newest, but for one that a colleague works on, and come back with it.
  expect(await stood()).toEqual([
    ['review', null],
    ['rejected', 'replaced'],
  ]);
  // One that was closed to the clerk in between comes back as well.
  await em().nativeUpdate(Document, { id: two }, { restriction: 'psychiatry' });
  await world.clerk.review.undoDecision({ documentId: three, version: (await world.view(three)).version });
  expect(await stood()).toEqual([
    ['review', null],
    ['review', null],
  ]);
  expect((await world.actions(two)).slice(-2)).toEqual(['document-rejected', 'decision-undone']);
});

it('what waits behind a newer version and is found to be another patient’s stays with the decision about that', async () => {
  await using world = await open();
  const { receive, file, view, clerk } = world;
  const chosen = await receive(letter({ id: 'a', set: 's', number: 1 }));
  const corrected = await receive(letter({ id: 'b', set: 's', number: 2 }));
  const same = await receive(letter({ id: 'c', set: 's', number: 3 }));
  const newest = await receive(letter({ id: 'd', set: 's', number: 4 }));
  const another = await buildKnownPatient(world.em(), { fhirId: 'another' });
  await world.em().nativeUpdate(Verification, { document: chosen }, { patient: another });
  for (const correction of [
    { trait: 'family' as const, value: 'Moreau' },
    { trait: 'given' as const, value: ['Jean'] },
    { trait: 'birthDate' as const, value: '1951-02-03' },
  ]) {
    const { version } = await view(corrected);
    await clerk.review.correctTrait({ documentId: corrected, version, correction });
  }
  expect(await file(newest)).toEqual({ decided: [newest], refused: [] });
  expect((await view(chosen)).status).toBe('review');
  expect((await view(corrected)).status).toBe('review');
  expect((await view(same)).status).toBe('rejected');
});

it('an identifier that a source uses for different patients announces nothing, and is told once', async () => {
  await using world = await open();
  const first = await world.receive(letter({ id: 'template' }));
  const others = [];
  for (const person of [
    ['Moreau', 'Jean', '19510203'],
    ['Okafor', 'Ada', '20010405'],
  ] as const) {
    others.push(await world.receive(letter({ id: 'template', person })));
  }
  for (const documentId of [first, ...others]) expect(await world.announced(documentId)).toEqual([]);
  expect(await world.file(first, ...others)).toMatchObject({ refused: [] });
  const told = await world.em().find(SharedIdentifier, {}, { populate: ['source'] });
  expect(told.map(({ system, source }) => [system, source.$.code])).toEqual([['urn:oid:1.2', 'folder']]);
});

it('of two people who file the same document at once, received twice, one is asked', async () => {
  await using world = await open();
  const one = letter({ id: 'a', set: 's', number: 1 });
  const ids = [await world.receive(one), await world.receive(one, 'upload')];
  const versions = await Promise.all(
    ids.map(async (documentId) => ({ documentId, version: (await world.view(documentId)).version })),
  );
  const outputs = await Promise.all(
    versions.map((document, index) =>
      (index === 0 ? world.clerk : world.colleague).review.integrateDocuments({ documents: [document] }),
    ),
  );
  expect(outputs.flatMap(({ decided }) => decided)).toHaveLength(1);
  expect(outputs.flatMap(({ refused }) => refused)).toMatchObject([{ code: 'KnownDocumentNotAccepted' }]);
});

it('the next version of a restricted document, and the same bytes from another source, are restricted as it is, unless somebody took that off', async () => {
  await using world = await open();
  const { receive, supervisor, em } = world;
  const one = letter({ id: 'a', set: 's', number: 1 });
  const first = await receive(one);
  const unrelated = await receive(letter({ id: 'z', set: 't', number: 1 }));
  await supervisor.documents.restrictDocument({ documentId: first, restriction: 'staff', because: 'A colleague.' });
  const [second, again] = [await receive(letter({ id: 'b', set: 's', number: 2 })), await receive(one, 'upload')];
  const restrictions = async () => {
    const documents = await em().find(
      Document,
      { id: { $in: [second, again, unrelated] } },
      { orderBy: { id: 'asc' } },
    );
    return documents.map(({ id, restriction }) => [id, restriction ?? null]);
  };
  const expected = [
    [unrelated, null],
    [second, 'staff'],
    [again, 'staff'],
  ];
  expect(await restrictions()).toEqual(expected);
  expect(await world.actions(second)).toContain('document-restricted');
  const because = 'It is about nobody whom we know.';
  await supervisor.documents.openRestricted({ documentId: second, because });
  await supervisor.documents.restrictDocument({ documentId: second, restriction: null, because });
  await recordStanding(world.database.app, { facilityId: world.facility.facilityId, documentId: second });
  expect(await restrictions()).toEqual(expected.map(([id, restriction]) => [id, id === second ? null : restriction]));
});

it('the next version of a restricted document is restricted before anybody sees what it says', async () => {
  await using world = await open();
  const first = await world.receive(letter({ id: 'a', set: 's', number: 1 }));
  await world.em().nativeUpdate(Document, { id: first }, { restriction: 'vip' });
  const { receiving, shown } = await world.database.asSuperuser(async (client) => {
    await client.query('begin');
    // Whoever decides on the first at this moment holds up what is written about the two.
    await client.query('select from document where id = $1 for update', [first]);
    const receiving = world.receive(letter({ id: 'b', set: 's', number: 2 }));
    const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    while ((await client.query(waiting)).rowCount === 0) await pause(10);
    const { rows: shown } = await client.query('select restriction, status from document where id <> $1', [first]);
    await client.query('commit');
    return { receiving, shown };
  });
  await receiving;
  expect(shown).toEqual([{ restriction: 'vip', status: 'review' }]);
});
