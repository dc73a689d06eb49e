import { expect, it } from 'vitest';
import { documentIdentifierOf } from './document-identifier.rules.ts';

it.each([
  ['2.16.840.1.113883.19.4', 'c266', { system: 'urn:oid:2.16.840.1.113883.19.4', value: 'c266' }],
  ['1.2.250.1', null, { system: 'urn:ietf:rfc:3986', value: 'urn:oid:1.2.250.1' }],
  [
    'DB734647-FC99-424C-A864-7E3CDA82E703',
    null,
    { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:db734647-fc99-424c-a864-7e3cda82e703' },
  ],
  [
    'DB734647-FC99-424C-A864-7E3CDA82E703',
    '1',
    { system: 'urn:uuid:db734647-fc99-424c-a864-7e3cda82e703', value: '1' },
  ],
  [' 1.2 ', ' b ', { system: 'urn:oid:1.2', value: 'b' }],
  ['OUR-LETTERS', '17', { system: 'OUR-LETTERS', value: '17' }],
  ['OUR-LETTERS', null, { system: 'urn:ietf:rfc:3986', value: 'OUR-LETTERS' }],
  [null, '17', null],
  ['', ' ', null],
  [null, null, null],
])('the root %j with the extension %j is %j', (root, extension, identifier) => {
  expect(documentIdentifierOf({ root, extension })).toEqual(identifier);
});
