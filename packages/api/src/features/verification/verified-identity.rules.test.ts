import { VerificationOutcome } from '@mailroom/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IdentityCheck, isVerifiedIdentity, verifiedIdentity } from './verified-identity.rules.ts';

const now = new Date('2026-03-01T12:00:00Z');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const freshness = { now, maxAgeSeconds: 900 };

const check: IdentityCheck = {
  documentId: 'document',
  outcome: 'matched',
  checkedAt: before(60),
  correctedAt: null,
  patient: { id: 'patient', fhirId: 'fhir', isActive: true, replacedByFhirId: null },
  chosenById: null,
};
const patient = { id: 'patient', fhirId: 'fhir', isActive: true, replacedByFhirId: null };

describe('a verified identity', () => {
  it('names the document, the patient, and when they were compared', () => {
    const identity = verifiedIdentity(check, freshness);
    expect(isVerifiedIdentity(identity)).toBe(true);
    expect(identity).toMatchObject({
      documentId: 'document',
      patientId: 'patient',
      fhirId: 'fhir',
      checkedAt: before(60),
      chosenById: null,
    });
  });

  it.each(['ambiguous', 'unmatched'] as const)(
    'may be of a patient whom a clerk chose where rules found %s',
    (outcome) => {
      const identity = verifiedIdentity({ ...check, outcome, chosenById: 'clerk' }, freshness);
      expect(identity).toMatchObject({ patientId: 'patient', chosenById: 'clerk' });
    },
  );

  it.each<[string, Partial<IdentityCheck>, string]>([
    ['nobody was found', { patient: null }, 'notMatched'],
    ['several were found and nobody chose', { outcome: 'ambiguous' }, 'notMatched'],
    ['the check was never made', { checkedAt: null }, 'stale'],
    ['the check is too old', { checkedAt: before(901) }, 'stale'],
    ['the check lies in the future', { checkedAt: before(-6) }, 'stale'],
    ['a trait was corrected since', { correctedAt: before(59) }, 'stale'],
    ['a trait was corrected at the same instant', { correctedAt: before(60) }, 'stale'],
    ['the check waits', { outcome: 'pending', chosenById: 'clerk' }, 'stale'],
    ['the hospital did not answer', { outcome: 'unavailable', chosenById: 'clerk' }, 'stale'],
    ['the patient is inactive', { patient: { ...patient, isActive: false } }, 'patientInactive'],
    ['the patient was merged into another', { patient: { ...patient, replacedByFhirId: 'x' } }, 'patientReplaced'],
  ])('is refused when %s', (_, change, doubt) => {
    expect(verifiedIdentity({ ...check, ...change }, freshness)).toBe(doubt);
  });

  it('is made of fresh checks alone, of a patient in use whom somebody or something decided on', () => {
    const instant = fc.date({ min: before(3000), max: before(-100), noInvalidDate: true });
    const any: fc.Arbitrary<IdentityCheck> = fc.record({
      documentId: fc.constant('document'),
      outcome: fc.constantFrom(...VerificationOutcome.options),
      checkedAt: fc.option(instant),
      correctedAt: fc.option(instant),
      patient: fc.option(
        fc.record({
          id: fc.constant('patient'),
          fhirId: fc.constant('fhir'),
          isActive: fc.boolean(),
          replacedByFhirId: fc.option(fc.constant('other')),
        }),
      ),
      chosenById: fc.option(fc.constant('clerk')),
    });
    const mayBeMade = ({ outcome, checkedAt, correctedAt, patient, chosenById }: IdentityCheck) =>
      (outcome === 'matched' || (chosenById !== null && ['ambiguous', 'unmatched', 'provisional'].includes(outcome))) &&
      (patient?.isActive ?? false) &&
      patient?.replacedByFhirId === null &&
      checkedAt !== null &&
      checkedAt >= before(900) &&
      checkedAt <= before(-5) &&
      (correctedAt === null || correctedAt < checkedAt);
    const isMade = (any: IdentityCheck) => isVerifiedIdentity(verifiedIdentity(any, freshness));
    fc.assert(
      fc.property(any, (any) => {
        expect(isMade(any)).toBe(mayBeMade(any));
      }),
      { numRuns: 500 },
    );
  });

  it('cannot be changed, and a copy of one is none', () => {
    const identity = verifiedIdentity(check, freshness);
    expect(Object.isFrozen(identity)).toBe(true);
    expect(isVerifiedIdentity(Object.assign({}, identity))).toBe(false);
    expect(isVerifiedIdentity(structuredClone(identity))).toBe(false);
  });
});
