import { DocumentStatus, EffectState } from '@mailroom/contracts';
import { describe, expect, it } from 'vitest';
import { type LockedState, undoing, WAITING, whyNot } from './review.rules.ts';

const now = new Date('2026-03-01T12:00:00Z');
const later = new Date('2026-03-01T12:01:00Z');
const standing: LockedState = { documentId: 'd', version: 3, status: 'review', changedByName: null, claim: null };
const asked = { actorId: 'me', versionSeen: 3, statuses: WAITING, now };
const claim = { holderId: 'other', holderName: 'Records clerk', heldUntil: later };

describe('a change', () => {
  it('is made to what was seen and nobody holds', () => expect(whyNot(standing, asked)).toBeNull());

  it('is refused with who changed the document meanwhile, whatever else stands in its way', () => {
    const changed = { ...standing, version: 4, status: 'rejected', changedByName: 'Records clerk', claim } as const;
    const refusal = { code: 'DocumentChanged', documentId: 'd', versionSeen: 3, versionNow: 4, status: 'rejected' };
    expect(whyNot(changed, asked)).toEqual({ ...refusal, changedByName: 'Records clerk' });
    expect(whyNot({ ...changed, changedByName: null }, asked)).toMatchObject({ changedByName: 'Mailroom' });
  });

  it('is refused while somebody else holds the document, and names them', () => {
    expect(whyNot({ ...standing, claim }, asked)).toEqual({
      code: 'DocumentClaimed',
      documentId: 'd',
      holderName: 'Records clerk',
      heldUntil: later.toISOString(),
    });
  });

  it('is not held up by a claim of its own, nor by one that is over', () => {
    expect(whyNot({ ...standing, claim: { ...claim, holderId: 'me' } }, asked)).toBeNull();
    expect(whyNot({ ...standing, claim: { ...claim, heldUntil: now } }, asked)).toBeNull();
  });

  it.each(DocumentStatus.options)('of a document that is %s is made if it waits, and refused if not', (status) => {
    const unfit = { code: 'StatusUnfit', documentId: 'd', status };
    expect(whyNot({ ...standing, status }, asked)).toEqual(WAITING.includes(status) ? null : unfit);
  });
});

describe('taking back', () => {
  it('a rejection is possible at any time', () =>
    expect(undoing({ status: 'rejected', effect: null, now })).toBe('waits'));

  it.each(EffectState.options)('an integration that is %s', (state) => {
    const isRefused = state === 'refused';
    const inTime = { status: 'integrating', effect: { state, dueAt: later }, now } as const;
    expect(undoing(inTime)).toBe(isRefused || state === 'planned' ? 'waits' : 'UndoTooLate');
    expect(undoing({ ...inTime, effect: { state, dueAt: now } })).toBe(isRefused ? 'waits' : 'UndoTooLate');
  });

  it('a recall leaves the document filed, and a filing that has arrived is recalled instead', () => {
    expect(undoing({ status: 'integrated', effect: { state: 'planned', dueAt: later }, now })).toBe('stays');
    expect(undoing({ status: 'integrated', effect: null, now })).toBe('UndoTooLate');
  });

  it('what nobody decided is refused', () => {
    for (const status of ['received', ...WAITING] as const) {
      expect(undoing({ status, effect: null, now })).toBe('StatusUnfit');
    }
  });
});
