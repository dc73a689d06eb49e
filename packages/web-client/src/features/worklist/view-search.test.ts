import { ListWorklistInput } from '@mailroom/contracts';
import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from '../../platform/search-string.ts';
import {
  readViewSearch,
  shortenView,
  statusesOf,
  toListInput,
  toPatientName,
  type ViewSearch,
  validateViewSearch,
} from './view-search.ts';

const id = '6f2c9d52-35a0-4a2c-9f0a-0c7d7f3c1a11';

const full: ViewSearch = {
  statuses: ['received', 'unreadable'],
  documentTypeCode: '11488-4',
  sourceId: id,
  receivedFrom: '2026-11-01T23:00:00.000Z',
  receivedTo: '2026-11-02T23:00:00.000Z',
  assigneeId: 'nobody',
  tagId: id,
  verificationOutcome: 'unmatched',
  sort: 'oldest',
  document: id,
  search: id,
  refused: ['ward', 'floor'],
};

const throughAddress = (view: ViewSearch): ViewSearch => readViewSearch(parseSearch(stringifySearch(view)));

describe('a link is a view', () => {
  it('survives the way through the address bar, whole or in part', () => {
    expect(throughAddress(full)).toEqual(full);
    expect(throughAddress({ statuses: ['unreadable'] })).toEqual({ statuses: ['unreadable'] });
    // All digits: a code and not a number.
    expect(throughAddress({ documentTypeCode: '57133' })).toEqual({ documentTypeCode: '57133' });
  });

  it('leaves out what is default, so that the plain list has the plain address', () => {
    expect(stringifySearch(shortenView({ statuses: ['review'], sort: 'newest', sourceId: null }))).toBe('');
  });

  it('has one address for one set of statuses, whatever their order', () => {
    expect(shortenView({ statuses: ['unreadable', 'received'] })).toEqual({ statuses: ['received', 'unreadable'] });
  });

  it('names what it does not know or what does not fit, and applies the rest', () => {
    expect(readViewSearch({ statuses: ['nonsense'], sort: 'sideways', sourceId: 'x', document: id })).toEqual({
      document: id,
      refused: ['statuses', 'sort', 'sourceId'],
    });
    expect(readViewSearch({ ward: 'A4', sort: 'oldest' })).toEqual({ sort: 'oldest', refused: ['ward'] });
    expect(readViewSearch({ statuses: [], receivedFrom: 'yesterday' })).toEqual({ refused: ['receivedFrom'] });
    expect(statusesOf(readViewSearch({ statuses: '' }))).toEqual(['review']);
  });

  it('keeps saying so on the way through the address bar, until it is put away', () => {
    const refused = throughAddress(readViewSearch({ ward: 'A4' }));
    expect(refused).toEqual({ refused: ['ward'] });
    expect(readViewSearch({ ...refused, floor: '3' })).toEqual({ refused: ['ward', 'floor'] });
    expect(shortenView({ ...refused, refused: null })).toEqual({});
  });

  it('shows no name that is more than a name', () => {
    const name = 'call 555-1234 now';
    expect(readViewSearch({ [name]: '' })).toEqual({ refused: ['…'] });
    expect(readViewSearch({ refused: [name, 'ward'] })).toEqual({ refused: ['refused'] });
  });
});

describe('a patient’s name', () => {
  it('is refused when a link carries it', () => {
    expect(readViewSearch({ patientName: 'DURAND Marie', sort: 'oldest' })).toEqual({
      sort: 'oldest',
      refused: ['patientName'],
    });
  });

  it('does not survive the router, which keeps what validation leaves out', () => {
    const raw = { patientName: 'DURAND Marie', sort: 'oldest' };
    expect(stringifySearch({ ...raw, ...validateViewSearch(raw) })).toBe('?sort=oldest&refused=patientName');
  });

  it('is not among the keys that an address can have', () => {
    const named = { ...full, patientName: 'DURAND' };
    expect(stringifySearch(readViewSearch(named))).not.toContain('DURAND');
  });

  it('is asked for by its words of two letters or more', () => {
    expect(toPatientName('  du  p marie ')).toBe('du marie');
    expect(toPatientName('d')).toBeNull();
    expect(toPatientName('   ')).toBeNull();
  });
});

it('asks the server a question that its contract accepts, every filter stated', () => {
  for (const view of [{}, full]) {
    const input = { ...toListInput(view, 'durand'), cursor: null };
    expect(ListWorklistInput.parse(input)).toEqual(input);
  }
});
