import { expect, it } from 'vitest';
import { scanXml } from '../../scan-xml.ts';
import { buildClinicalDocument, toBytes } from './build-clinical-document.ts';
import { readClinicalDocument } from './cda-r2.ts';
import { readParents, readVersion } from './read-version.ts';

const read = (header: string) => {
  const scan = scanXml(toBytes(buildClinicalDocument({ header })));
  if (scan.kind === 'refused') throw new Error(scan.detail);
  const reading = readClinicalDocument(scan.root);
  if (reading.kind !== 'fits') throw new Error('The document is refused.');
  return [readVersion(reading.value), readParents(reading.value)];
};

const versioned = (id: string, number: number) =>
  `<id root="1.2" extension="${id}"/><setId root="1.2" extension="set"/><versionNumber value="${number}"/>`;

it('a document is told from others by its id, and from its versions by its number', () => {
  const setId = { root: '1.2', extension: 'set' };
  const replaced = `<relatedDocument typeCode="RPLC"><parentDocument>${versioned('a', 1)}</parentDocument></relatedDocument>`;
  expect(read(versioned('b', 2) + replaced)).toEqual([
    { id: { root: '1.2', extension: 'b' }, setId, number: '2' },
    [{ relation: 'RPLC', id: { root: '1.2', extension: 'a' }, setId, number: '1' }],
  ]);
});

it('what a document does not say of its versions is not known', () => {
  const nothing = { id: null, setId: null, number: null };
  expect(read('')).toEqual([nothing, []]);
  expect(read('<relatedDocument/>')).toEqual([nothing, [{ relation: null, ...nothing }]]);
});
