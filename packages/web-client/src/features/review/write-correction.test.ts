import type { Correction, MetadataView } from '@mailroom/contracts';
import { TRPCClientError } from '@trpc/client';
import { expect, it } from 'vitest';
import { writeCorrection } from './write-correction.ts';

const documentId = '01a222fb-90c1-7976-9b38-0e814c0428d9';
const seen: Correction = { trait: 'family', value: 'Moreau' };
const asSeen: MetadataView = {
  format: 'CDA',
  patientFamily: 'Moreau',
  patientBirthFamily: null,
  patientUsedFamily: null,
  patientGiven: [],
  patientUsedGiven: [],
  patientNameText: null,
  patientBirthDate: null,
  patientSex: null,
  patientBirthPlace: null,
  patientIdentifiers: [],
  areIdentifiersReadable: true,
  otherPatients: [],
  notUnderstood: [],
  documentDate: null,
  documentCode: null,
  documentTitle: null,
  author: null,
  custodian: null,
  lostFiles: [],
  lossAcceptedByName: null,
};

const changed = (versionSeen: number) => {
  const versionNow = versionSeen + 1;
  const refusal = { code: 'DocumentChanged', documentId, versionSeen, versionNow, status: 'review', changedByName: '' };
  return Object.assign(new TRPCClientError('DocumentChanged'), { data: { refusal } });
};

/** A server that holds this version. */
const serverAt = (version: number) => async (versionSeen: number) => {
  if (versionSeen !== version) throw changed(versionSeen);
  return { documentId, version: version + 1 };
};

it('a check that ran between two corrections does not refuse the second', async () => {
  const reload = async () => ({ version: 4, metadata: asSeen });
  expect(await writeCorrection({ seen, version: 3, write: serverAt(4), reload })).toEqual({ documentId, version: 5 });
});

it('a trait that somebody else corrected meanwhile is not written over', async () => {
  const reload = async () => ({ version: 4, metadata: { ...asSeen, patientFamily: 'Martin' } });
  await expect(writeCorrection({ seen, version: 3, write: serverAt(4), reload })).rejects.toThrow('DocumentChanged');
});

it('a document that changes all the time is given up', async () => {
  let asked = 0;
  const write = async (version: number) => {
    asked += 1;
    throw changed(version);
  };
  const reload = async () => ({ version: asked, metadata: asSeen });
  await expect(writeCorrection({ seen, version: 0, write, reload })).rejects.toThrow('DocumentChanged');
  expect(asked).toBe(5);
});
