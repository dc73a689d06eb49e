import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from './worklist-cursor.rules.ts';

const position = fc.record({
  receivedAt: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  id: fc.uuid(),
});

it('a cursor gives back the position it was made from', () => {
  fc.assert(
    fc.property(position, fc.constantFrom('newest', 'oldest'), (at, sort) => {
      expect(decodeCursor(sort, encodeCursor(sort, at))).toEqual(at);
    }),
  );
});

it('a cursor of the other sort is no cursor', () => {
  fc.assert(
    fc.property(position, (at) => {
      expect(decodeCursor('oldest', encodeCursor('newest', at))).toBeNull();
    }),
  );
});

it('any other text is no cursor', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(decodeCursor('newest', text)).toBeNull();
    }),
  );
});
