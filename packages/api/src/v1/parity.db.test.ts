import { DocumentStatus, type ListWorklistInput, VerificationOutcome } from '@mailroom/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyFilter } from '../../test/build-filter.ts';
import { Source } from '../model/source.entity.ts';
import { Tag } from '../model/tag.entity.ts';
import { buildFullDocument } from './build-full-document.ts';
import { openLegacy } from './open-legacy.ts';
import { ComparedRow, dashboardOf, LegacyPage, toComparedRow, toLegacyBody } from './read-legacy.ts';

const STATUSES: DocumentStatus[] = [...DocumentStatus.options];
const NAMES = [
  ['Le Goff', 'Éloïse', 'Marie'],
  ['Müller', 'Zoë'],
  ['Martin', 'Zoë'],
  ['Œuvrard', 'Lou'],
] as const;
const TYPES = ['11502-2', '18842-5', null] as const;
const OUTCOMES = [...VerificationOutcome.options, null] as const;
const TAGS = [[], ['urgent'], ['urgent', 'cardiology']] as const;

const pick = <Value>(values: readonly Value[], n: number): Value => {
  const value = values[n % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
};
const minute = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, n));

const build = async (count: number) => {
  const legacy = await openLegacy();
  const { em, facility } = legacy;
  const sources = await em.find(Source, {});
  const tags = await em.find(Tag, {});
  for (let n = 0; n < count; n += 1) {
    const [family, ...given] = pick(NAMES, n);
    await buildFullDocument(em, {
      // Three documents share each instant, so that pages are cut among equals.
      receivedAt: minute(Math.floor(n / 3)),
      title: `Document ${n}`,
      family,
      given,
      status: pick(DocumentStatus.options, Math.floor(n / 2)),
      sourceId: pick(sources, n % 5).id,
      ...(n % 3 === 0 ? {} : { assigneeId: pick(facility.userIds, n) }),
      patientNumber: n % 2 === 0 ? `80192${n}` : null,
      documentTypeCode: pick(TYPES, n),
      outcome: pick(OUTCOMES, n),
      tagNames: pick(TAGS, n * 5),
    });
  }
  return { legacy, sources, tags };
};

/** Mostly null, so that filters are met alone and together. */
const maybe = <Value>(values: readonly Value[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...values) });

type Choices = Readonly<Record<'sourceIds' | 'tagIds' | 'assigneeIds', readonly string[]>>;

const question = ({ sourceIds, tagIds, assigneeIds }: Choices): fc.Arbitrary<ListWorklistInput> =>
  fc.record({
    statuses: fc.oneof(fc.constant(STATUSES), fc.subarray(STATUSES, { minLength: 1 })),
    documentTypeCode: maybe(['11502-2', '18842-5', 'unknown']),
    sourceId: maybe(sourceIds),
    receivedFrom: maybe([minute(3), minute(8)].map((at) => at.toISOString())),
    receivedTo: maybe([minute(12), minute(17)].map((at) => at.toISOString())),
    patientName: maybe(['zoe', 'GO le', 'muller', 'oeu', 'mar', '--', '%%', 'nobody']),
    assigneeId: maybe([...assigneeIds, 'nobody']),
    tagId: maybe(tagIds),
    verificationOutcome: maybe(VerificationOutcome.options),
    sort: fc.constantFrom('newest', 'oldest'),
    cursor: fc.constant(null),
    limit: fc.integer({ min: 1, max: 7 }),
  });

const open = async (count: number) => {
  const { legacy, sources, tags } = await build(count);
  const cookie = await legacy.signIn();
  const clerk = await legacy.facility.signIn();
  const askV1 = async (type: string, body: object) => {
    const answer = await legacy.post(`/v1/dashboards/${type}/documents`, body, cookie);
    const { documents, nextCursor } = LegacyPage.parse(await answer.json());
    return { rows: documents.map(toComparedRow), nextCursor };
  };
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const choices = { sourceIds: ids(sources), tagIds: ids(tags), assigneeIds: legacy.facility.userIds };
  return { legacy, choices, clerk, askV1 };
};

/** V1 asks hundreds of statements for a page: a few small pages take long. */
const TIMEOUT_MILLISECONDS = 120_000;
const MAX_PAGES = 2;

/** What both must agree on: each version has a cursor of its own. */
const pageOf = ({
  rows,
  nextCursor,
}: {
  readonly rows: readonly ComparedRow[];
  readonly nextCursor: string | null;
}) => ({
  rows: rows.map((row) => ComparedRow.parse(row)),
  hasNext: nextCursor !== null,
});

it('answers each filter alone with the rows of V2', { timeout: TIMEOUT_MILLISECONDS }, async () => {
  const { legacy, choices, clerk, askV1 } = await open(15);
  await using _ = legacy;
  const [sourceId = ''] = choices.sourceIds;
  const [tagId = ''] = choices.tagIds;
  const filters: Partial<ListWorklistInput>[] = [
    { statuses: ['review', 'unreadable'] },
    { documentTypeCode: '11502-2' },
    { sourceId },
    { receivedFrom: minute(2).toISOString(), sort: 'oldest' },
    { receivedTo: minute(2).toISOString() },
    { patientName: 'zoe mul' },
    { assigneeId: 'nobody' },
    { tagId },
    { verificationOutcome: 'matched' },
  ];
  for (const filter of filters) {
    const asked = { ...emptyFilter, ...filter, limit: 3 };
    const v2 = await clerk.worklist.listWorklist(asked);
    // The canary: a filter that finds nothing agrees about everything.
    expect(v2.rows).not.toEqual([]);
    expect(pageOf(await askV1('everything', toLegacyBody(asked)))).toEqual(pageOf(v2));
  }
});

it('answers random filters with the rows of V2, in their order, page by page', {
  timeout: TIMEOUT_MILLISECONDS,
}, async () => {
  const { legacy, choices, clerk, askV1 } = await open(60);
  await using _ = legacy;
  await fc.assert(
    fc.asyncProperty(question(choices), async (input) => {
      let cursors: { v1: string | null; v2: string | null } = { v1: null, v2: null };
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const v2 = await clerk.worklist.listWorklist({ ...input, cursor: cursors.v2 });
        const v1 = await askV1(dashboardOf(input), toLegacyBody({ ...input, cursor: cursors.v1 }));
        expect(pageOf(v1)).toEqual(pageOf(v2));
        cursors = { v1: v1.nextCursor, v2: v2.nextCursor };
        if (cursors.v2 === null) return;
      }
    }),
    { numRuns: 25 },
  );
});

it('answers each dashboard with what its name stands for', { timeout: TIMEOUT_MILLISECONDS }, async () => {
  const { legacy, clerk, askV1 } = await open(15);
  await using _ = legacy;
  const [me] = legacy.facility.userIds;
  const guesses: Record<string, Partial<ListWorklistInput>> = {
    inbox: { statuses: ['received', 'review'] },
    mine: { statuses: ['received', 'review'], assigneeId: me },
    quarantine: { statuses: ['unreadable'] },
    archive: { statuses: ['integrating', 'integrated', 'rejected'] },
    everything: {},
  };
  for (const [type, guess] of Object.entries(guesses)) {
    const v2 = await clerk.worklist.listWorklist({ ...emptyFilter, ...guess, limit: 20 });
    expect(v2.rows).not.toEqual([]);
    expect(pageOf(await askV1(type, {}))).toEqual(pageOf(v2));
  }
});
