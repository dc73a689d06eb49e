import { DocumentStanding, type DocumentStatus } from '@mailroom/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type DocumentIdentity,
  holdsUp,
  isOriginalUnknown,
  sharedSystemsOf,
  standings,
} from './document-standing.rules.ts';

const SOMEBODY = { family: 'Le Goff', given: ['Éloïse'], birthDate: '1980-08-01', identifiers: [] };
const SOMEBODY_ELSE = { family: 'Okafor', given: ['Ada'], birthDate: '2001-04-05', identifiers: [] };

const built = (parts: Partial<DocumentIdentity> = {}): DocumentIdentity => ({
  documentId: crypto.randomUUID(),
  sha256: crypto.randomUUID(),
  id: null,
  setId: null,
  number: null,
  replaces: [],
  person: SOMEBODY,
  ...parts,
});
const target = (parts: Partial<DocumentIdentity['replaces'][number]>) => ({
  id: null,
  setId: null,
  number: null,
  ...parts,
});

/** How the second stands to the first. */
const between = (self: Partial<DocumentIdentity>, other: Partial<DocumentIdentity>) =>
  standings(built(self), [built(other)]).map(({ standing }) => standing);

const version = (number: string | null) => ({ setId: 's', number });

type Identity = Partial<DocumentIdentity>;

it.each<[string, readonly [self: Identity, other: Identity], DocumentStanding[]]>([
  [
    'nothing in common',
    [
      { id: 'a', setId: 's', number: '1' },
      { id: 'b', setId: 't', number: '1' },
    ],
    [],
  ],
  ['nothing said', [{}, {}], []],
  [
    'the same bytes',
    [
      { sha256: 'x', id: 'a' },
      { sha256: 'x', id: 'a' },
    ],
    ['same-bytes'],
  ],
  [
    'the same id',
    [
      { id: 'a', ...version('1') },
      { id: 'a', ...version('1') },
    ],
    ['same-id'],
  ],
  ['the same version of a set', [version('1'), version('1')], ['same-version']],
  ['a higher number, and not a longer word', [version('9'), version('10')], ['newer']],
  ['the same number, written otherwise', [version('1'), version('01')], ['same-version']],
  ['a lower number', [version('2'), version('1')], ['older']],
  ['a number that is none', [version('2'), version('2b')], ['other-version']],
  ['no number', [version('2'), version(null)], ['other-version']],
  ['it is said to replace it', [{ id: 'b', replaces: [target({ id: 'a' })] }, { id: 'a' }], ['replaced']],
  ['it says that it replaces', [{ id: 'a' }, { id: 'b', replaces: [target({ id: 'a' })] }], ['replaces']],
  ['by set and number', [{ replaces: [target({ setId: 's', number: '1' })] }, version('1')], ['replaced']],
  [
    'each says that it replaces the other',
    [
      { id: 'a', replaces: [target({ id: 'b' })] },
      { id: 'b', replaces: [target({ id: 'a' })] },
    ],
    ['other-version'],
  ],
  [
    'a lower number says that it replaces a higher one',
    [
      { id: 'a', ...version('1'), replaces: [target({ id: 'b' })] },
      { id: 'b', ...version('2') },
    ],
    ['other-version'],
  ],
])('%s', (_, [self, other], expected) => {
  expect(between(self, other)).toEqual(expected);
});

const OPPOSITE: Readonly<Partial<Record<DocumentStanding, DocumentStanding>>> = {
  newer: 'older',
  older: 'newer',
  replaces: 'replaced',
  replaced: 'replaces',
};

it('two documents stand to each other as each stands to the other', () => {
  const name = fc.constantFrom(null, 'a', 'b');
  const number = fc.constantFrom(null, '1', '2', '02', 'x');
  const said = fc.record({ id: name, setId: name, number });
  const identity = fc.record({ id: name, setId: name, number, replaces: fc.array(said, { maxLength: 2 }) });
  fc.assert(
    fc.property(identity, identity, (one, other) => {
      const [there] = between(one, other);
      const [back] = between(other, one);
      expect(back).toBe(there && (OPPOSITE[there] ?? there));
    }),
  );
});

it('an identifier that documents of several people carry says nothing, and its system is told', () => {
  const self = built({ id: 'urn:oid:1.2 template', setId: 'urn:oid:1.3 s', number: '1' });
  const stranger = built({ id: 'urn:oid:1.2 template', person: SOMEBODY_ELSE });
  const own = built({ id: 'urn:oid:1.2 template', setId: 'urn:oid:1.3 s', number: '2' });
  expect(standings(self, [own]).map(({ standing }) => standing)).toEqual(['same-id']);
  expect(standings(self, [own, stranger]).map(({ standing }) => standing)).toEqual(['newer']);
  expect(sharedSystemsOf(self, [own, stranger])).toEqual(['urn:oid:1.2']);
  expect(sharedSystemsOf(self, [own])).toEqual([]);
});

it('an original is unknown while nothing that is here has its name', () => {
  const replacing = built({ replaces: [target({ id: 'a' })] });
  expect(isOriginalUnknown(replacing, [built({ id: 'b' })])).toBe(true);
  expect(isOriginalUnknown(replacing, [built({ id: 'a', person: SOMEBODY_ELSE })])).toBe(false);
  expect(isOriginalUnknown(built(), [])).toBe(false);
});

it('what is filed or about to be holds up itself and what is older; what waits holds up only what it replaces', () => {
  const held = (status: DocumentStatus) => DocumentStanding.options.filter((standing) => holdsUp(standing, status));
  const doubtful = ['same-bytes', 'same-id', 'same-version', 'newer', 'other-version', 'replaces'];
  expect(held('integrated')).toEqual(doubtful);
  expect(held('integrating')).toEqual(doubtful);
  expect(held('review')).toEqual(['newer', 'replaces']);
  for (const status of ['received', 'unreadable', 'rejected'] as const) expect(held(status)).toEqual([]);
});
