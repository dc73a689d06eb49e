import { expect, it } from 'vitest';
import { type MovingDocument, moveOf } from './document-move.rules.ts';

const FILED: MovingDocument = {
  status: 'integrated',
  patientId: 'provisional',
  standing: null,
  filedUnderId: 'provisional',
  isMovedByHospital: false,
};
const standing = (state: 'planned' | 'sent' | 'refused', patientId = 'provisional') =>
  ({ kind: 'integration', state, patientId }) as const;

it.each<[string, Partial<MovingDocument>, ReturnType<typeof moveOf>]>([
  ['a document that stands in the provisional chart is taken out of it', {}, 'recall'],
  ['one that the hospital has moved itself is not moved again', { isMovedByHospital: true }, 'adopt'],
  ['one that is being recalled waits for that', { standing: { ...standing('sent'), kind: 'recall' } }, 'wait'],
  ['one that stands in another chart stays there', { filedUnderId: 'real' }, 'stays'],
  [
    'one that was decided and not sent goes to the real record',
    { status: 'integrating', standing: standing('planned') },
    'redirect',
  ],
  [
    'one that is on its way is taken out once it has arrived',
    { status: 'integrating', standing: standing('sent') },
    'wait',
  ],
  ['one that was refused waits for a person', { status: 'integrating', standing: standing('refused') }, 'wait'],
  [
    'one that is on its way to the real record is not done yet',
    { status: 'integrating', standing: standing('planned', 'real') },
    'wait',
  ],
  ['one that waits is the real record’s', { status: 'review', filedUnderId: null }, 'choose'],
  ['one that waits for somebody else stays so', { status: 'review', patientId: 'other', filedUnderId: null }, 'stays'],
  ['one that was rejected may come back', { status: 'rejected', filedUnderId: null }, 'choose'],
])('%s', (_, parts, move) => {
  expect(moveOf({ ...FILED, ...parts }, 'provisional')).toBe(move);
});
