import { expect, it } from 'vitest';
import { WorklistLink } from './view-schema.ts';
import { type PastParameter, readLink } from './worklist-link.ts';

const history: PastParameter[] = [
  { name: 'source', becomes: (value) => ({ sourceId: value }) },
  { name: 'day', becomes: (day) => ({ receivedFrom: `${day}T00:00:00Z`, receivedTo: `${day}T23:59:59Z` }) },
  { name: 'sort', value: 'desc', becomes: () => ({ sort: 'newest' }) },
  { name: 'statuses', value: 'waiting', becomes: () => ({ statuses: 'received' }) },
  { name: 'statuses', value: 'lost', becomes: null },
  { name: 'ward', becomes: null },
];
const read = (raw: Record<string, unknown>) => readLink(raw, { schema: WorklistLink, history });

const id = '6f2c9d52-35a0-4a2c-9f0a-0c7d7f3c1a11';

it('a parameter or a value of an older release is read as what it has become', () => {
  expect(read({ source: id })).toEqual({ sourceId: id });
  expect(read({ day: '2026-11-02' })).toEqual({
    receivedFrom: '2026-11-02T00:00:00Z',
    receivedTo: '2026-11-02T23:59:59Z',
  });
  expect(read({ sort: 'desc' })).toEqual({ sort: 'newest' });
  expect(read({ sort: 'oldest' })).toEqual({ sort: 'oldest' });
  expect(read({ statuses: ['review', 'waiting'] })).toEqual({ statuses: ['review', 'received'] });
});

it('what has become of nothing is refused by its own name, as is a value that does not fit', () => {
  expect(read({ ward: 'A4', sort: 'oldest' })).toEqual({ sort: 'oldest', refused: ['ward'] });
  expect(read({ statuses: ['lost'] })).toEqual({ refused: ['statuses'] });
  expect(read({ source: 'not an id' })).toEqual({ refused: ['source'] });
});

it('a link that says two things in two ways is refused in that point', () => {
  expect(read({ source: id, sourceId: '00000000-0000-0000-0000-000000000000' })).toEqual({
    refused: ['source', 'sourceId'],
  });
  expect(read({ source: id, sourceId: id })).toEqual({ sourceId: id });
});
