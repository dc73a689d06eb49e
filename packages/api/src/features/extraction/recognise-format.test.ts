import { describe, expect, it } from 'vitest';
import { toBytes } from './formats/cda/build-clinical-document.ts';
import { FORMATS } from './formats/formats.ts';
import { recogniseFormat, takeSample } from './recognise-format.ts';

const mediaTypeOf = async (bytes: Uint8Array) => recogniseFormat(await takeSample(bytes), FORMATS).mediaType;

describe('recogniseFormat', () => {
  it.each([
    ['<?xml version="1.0"?><a/>', 'text/xml'],
    ['\uFEFF<a/>', 'text/xml'],
    ['\n  <!-- a --><a/>', 'text/xml'],
    ['<!DOCTYPE a><a/>', 'text/xml'],
    ['<!doctype HTML><p>', 'text/html'],
    ['<html lang="fr">', 'text/html'],
    ['%PDF-1.7\n', 'application/pdf'],
    ['MSH|^~\\&|LAB\rPID|1\r', 'x-application/hl7-v2+er7'],
    ['\u000bMSH|^~\\&|LAB\r\u001c\r', 'x-application/hl7-v2+er7'],
    ['BHS|^~\\&|LAB\r', 'x-application/hl7-v2+er7'],
    ['FHS#^~\\&#LAB\r', 'x-application/hl7-v2+er7'],
    ['MSH is short for message header', 'text/plain'],
    ['{"resourceType":"Patient"}', 'application/fhir+json'],
    ['{\n "id": "1", "resourceType" : "Bundle"}', 'application/fhir+json'],
    ['{"kind":"Patient"}', 'text/plain'],
    ['Received: by x\r\n from y\r\nSubject: a\r\n\r\nb', 'message/rfc822'],
    ['From: a@b\nTo: c@d\n\nb', 'message/rfc822'],
    [`Date: today\nX-Long: a\nSubject: b\n${'X-Many: c\n'.repeat(900)}`, 'message/rfc822'],
    ['From: the ward\nPotassium 5.1', 'text/plain'],
    ['To: whom it may concern\n\nSubject: a', 'text/plain'],
    ['X-Scanner: 7\r\n\r\n%PDF-1.4\n\u0000', 'application/pdf'],
    [`${' '.repeat(1)}\n\u0000\n%PDF-1.4`, 'application/pdf'],
    [`${'a\n'.repeat(600)}%PDF-1.4`, 'text/plain'],
    ['We use %PDF-1.4 here', 'text/plain'],
    ['  ', 'text/plain'],
    ['{\\rtf1 a}', 'application/rtf'],
    ['PK\u0003\u0004', 'application/zip'],
    ['PK\u0003\u0004 IHE_XDM/SUBSET01/', 'application/x-ihe-xdm+zip'],
    ['\u0000\u0001\u0002', 'application/octet-stream'],
  ])('takes %j for %s', async (text, mediaType) => {
    expect(await mediaTypeOf(toBytes(text))).toBe(mediaType);
  });

  it('takes UTF-16 markup for XML', async () => {
    expect(await mediaTypeOf(Uint8Array.of(0xff, 0xfe, 0x3c, 0, 0x61, 0, 0x2f, 0, 0x3e, 0))).toBe('text/xml');
  });
});
