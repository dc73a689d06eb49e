import { expect, it } from 'vitest';
import { statusNames } from './status-label.tsx';

it('tabs stand in the order of a document’s way, the clerk’s own work first', () => {
  const order = ['review', 'received', 'unreadable', 'integrating', 'integrated', 'rejected'];
  expect(Object.keys(statusNames)).toEqual(order);
});
