import { expect, it } from 'vitest';
import { isVerifiedIdentity, verifiedIdentity } from '../verification/index.ts';
import { planIntegration, planRecall } from './plan-effect.ts';

const now = new Date('2026-03-01T12:00:00Z');
const dueAt = new Date('2026-03-01T12:00:10Z');
const deciding = { actorId: 'me', now, undoSeconds: 10 };
const patient = { id: 'p', fhirId: 'f', isActive: true, replacedByFhirId: null };

it('filing waits until the time to undo is over', () => {
  const check = { documentId: 'd', outcome: 'matched', checkedAt: now, correctedAt: null, patient, chosenById: null };
  const identity = verifiedIdentity({ ...check, outcome: 'matched' }, { now, maxAgeSeconds: 60 });
  if (!isVerifiedIdentity(identity)) throw new Error(`not verified: ${identity}`);
  expect(planIntegration(identity, deciding)).toEqual({
    traceparent: null,
    kind: 'integration',
    document: 'd',
    patient: 'p',
    state: 'planned',
    decidedBy: 'me',
    decidedAt: now,
    dueAt,
  });
});

it('what only looks like a verified identity does not compile', () => {
  const lookalike = { documentId: 'd', patientId: 'p', fhirId: 'f', chosenById: null, checkedAt: now };
  // @ts-expect-error: only the rules make one.
  planIntegration(lookalike, deciding);
  expect(isVerifiedIdentity(lookalike)).toBe(false);
});

it('a recall names what it takes back, and why', () => {
  const filed = { effectId: 'e', documentId: 'd', patientId: 'p' };
  expect(planRecall(filed, { reason: 'duplicate' }, deciding)).toMatchObject({
    kind: 'recall',
    recalls: 'e',
    recallReason: 'duplicate',
    dueAt,
  });
});
