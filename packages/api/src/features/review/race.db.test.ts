import { setTimeout as pause } from 'node:timers/promises';
import type { AuditAction, DecisionOutput } from '@mailroom/contracts';
import { TRPCError } from '@trpc/server';
import { expect, it } from 'vitest';
import { buildWideSearch } from '../../../test/build-identity.ts';
import { type Answered, brokenHistory } from '../../../test/decision-history.ts';
import { openRace, type Racer } from '../../../test/open-race.ts';
import { Document } from '../../model/document.entity.ts';
import { Metadata } from '../../model/metadata.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { forkForFacility, forkForSession } from '../../platform/process/context.ts';
import { lockDocuments, raiseVersion, type Seen } from './lock-documents.ts';
import { WAITING } from './review.rules.ts';

/** `RACE_OPERATIONS` and `RACE_SEED` set a longer race, or one that was lost before. */
const { RACE_OPERATIONS = '8', RACE_SEED = '1' } = process.env;
const CLIENTS = 50;
const RACE = { operations: Number(RACE_OPERATIONS), seed: Number(RACE_SEED) };
const MAX_PAUSE_MILLISECONDS = 20;

type Random = () => number;

/** mulberry32: the same seed, the same choices and pauses; the order in which they meet is the machine's. */
const randomOf = (seed: number): Random => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

type Act = (racer: Racer, seen: readonly Seen[], random: Random) => Promise<readonly Omit<Answered, 'versionSeen'>[]>;

const decidedOf = ({ decided }: DecisionOutput, action: AuditAction) =>
  decided.map(({ documentId, version }) => ({ documentId, version, action }));

const rejecting: Act = async ({ caller }, documents) =>
  decidedOf(await caller.review.rejectDocuments({ documents: [...documents], reason: 'other' }), 'document-rejected');

/** Each of the selection in turn, where the procedure takes one document. */
const each =
  (action: AuditAction, change: (racer: Racer, seen: Seen) => Promise<Seen>): Act =>
  async (racer, documents) => {
    const [seen] = documents;
    return seen ? [{ ...(await change(racer, seen)), action }] : [];
  };

const undoing = each('decision-undone', ({ caller }, seen) => caller.review.undoDecision(seen));

const ACTS: readonly Act[] = [
  rejecting,
  async ({ caller }, documents) =>
    decidedOf(await caller.review.integrateDocuments({ documents: [...documents] }), 'integration-decided'),
  undoing,
  each('trait-corrected', ({ caller }, seen) =>
    caller.review.correctTrait({ ...seen, correction: { trait: 'given', value: ['Dominique'] } }),
  ),
  each('provisional-patient-created', async ({ caller, app, session }, seen) => {
    // As the search itself does: policies do not see the patient whom another transaction makes at this moment.
    await forkForFacility(app.orm, session.facilityId).transactional(async (em) => {
      await lockDocuments(em, [seen.documentId]);
      if (await em.count(Metadata, { document: seen.documentId })) await buildWideSearch(em, seen.documentId);
    });
    return caller.review.createProvisionalPatient({ ...seen, reason: 'other' });
  }),
  async ({ caller }, [seen], random) => {
    if (seen) await caller.review.claimDocument({ documentId: seen.documentId, takesOver: random() < 0.5 });
    return [];
  },
  async ({ caller }, [seen]) => {
    if (seen) await caller.review.releaseDocument({ documentId: seen.documentId });
    return [];
  },
];

/** On a busy machine the pool may have no connection in time: then nothing was asked, and nothing done. */
const wasNeverAsked = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message === 'timeout exceeded when trying to connect' ||
    (error.cause !== error && wasNeverAsked(error.cause)));

/** A refusal is an answer; anything else that is thrown fails the race. */
const refusalOrBug = (error: unknown): [] => {
  if (error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR') return [];
  if (wasNeverAsked(error)) return [];
  throw error;
};

const pick = <One>(list: readonly One[], random: Random): One | undefined => list[Math.floor(random() * list.length)];

interface Running {
  readonly racer: Racer;
  readonly documentIds: readonly string[];
  readonly acts: readonly Act[];
  readonly operations: number;
  readonly random: Random;
}

/** One client: it looks, pauses, and changes what it saw. */
const run = async ({ racer, documentIds, acts, operations, random }: Running): Promise<Answered[]> => {
  const answered: Answered[] = [];
  for (let n = 0; n < operations; n += 1) {
    const wanted = [...new Set([pick(documentIds, random) ?? '', pick(documentIds, random) ?? ''])];
    const em = forkForFacility(racer.app.orm, racer.session.facilityId);
    const found = await em.find(Document, { id: { $in: wanted } }, { fields: ['version'] }).catch(refusalOrBug);
    const seen = found.map(({ id, version }) => ({ documentId: id, version }));
    await pause(random() * MAX_PAUSE_MILLISECONDS);
    const act = pick(acts, random) ?? rejecting;
    const told = await act(racer, seen, random).catch(refusalOrBug);
    for (const one of told) {
      const { version = 0 } = seen.find(({ documentId }) => documentId === one.documentId) ?? {};
      answered.push({ ...one, versionSeen: version });
    }
  }
  return answered;
};

const race = async (acts: readonly Act[], { operations, seed }: typeof RACE) => {
  await using opened = await openRace({ people: 5, documents: 12 });
  const { racers, documentIds } = opened;
  const startedAt = performance.now();
  const runs = Array.from({ length: CLIENTS }, async (_, client) => {
    const racer = racers[client % racers.length];
    if (!racer) throw new Error('there are racers');
    return run({ racer, documentIds, acts, operations, random: randomOf(seed * 1000 + client) });
  });
  const answered = (await Promise.all(runs)).flat();
  const milliseconds = Math.round(performance.now() - startedAt);
  return { answered, milliseconds, broken: brokenHistory(await opened.histories(), answered) };
};

// A longer race takes longer; what is measured is its history, not its time.
const RACE_TIMEOUT_MILLISECONDS = 120_000 + RACE.operations * 20_000;

it('of 50 people at two processes who work on the same documents none decides what another one has decided', {
  timeout: RACE_TIMEOUT_MILLISECONDS,
}, async () => {
  const { answered, milliseconds, broken } = await race(ACTS, RACE);
  const decisions = answered.filter(({ action }) => /rejected|decided/.test(action)).length;
  const figures = { clients: CLIENTS, operations: CLIENTS * RACE.operations, changes: answered.length, decisions };
  process.stdout.write(`race: ${JSON.stringify({ ...figures, milliseconds, seed: RACE.seed })}\n`);
  expect({ seed: RACE.seed, broken }).toEqual({ seed: RACE.seed, broken: [] });
  expect(new Set(answered.map(({ action }) => action)).size).toBe(5);
});

/** Rejects as the procedure does, but leaves out what a careless hand would. Beside it is only undone, so that many meet. */
const rejectCarelessly =
  ({ isLocked, isVersionCompared }: { isLocked: boolean; isVersionCompared: boolean }): Act =>
  async ({ app, session }, documents, random) => {
    const [seen] = documents;
    if (!seen) return [];
    return forkForSession(app.orm, session).transactional(async (em) => {
      if (isLocked) await lockDocuments(em, [seen.documentId]);
      const document = await em.findOneOrFail(Document, seen.documentId, { populate: ['changedBy', 'claim.holder'] });
      if (isVersionCompared && document.version !== seen.version) return [];
      if (!WAITING.includes(document.status)) return [];
      await pause(random() * MAX_PAUSE_MILLISECONDS);
      em.assign(document, { status: 'rejected' });
      raiseVersion(em, document, session);
      const { id: documentId, version } = document;
      const action = 'document-rejected';
      await audit(em, { action, documentId, details: { version } });
      return [{ documentId, version, action }];
    });
  };

it.each([
  { isLocked: false, isVersionCompared: true },
  { isLocked: true, isVersionCompared: false },
])('a decision that leaves out a step turns it red: %o', async (left) => {
  const { broken } = await race([rejectCarelessly(left), undoing], { operations: 4, seed: RACE.seed });
  expect(broken.length).toBeGreaterThan(0);
});

it('a careful hand does not', async () => {
  const careful = { isLocked: true, isVersionCompared: true };
  expect((await race([rejectCarelessly(careful), undoing], { operations: 4, seed: RACE.seed })).broken).toEqual([]);
});
