import { describe, expect, it } from 'vitest';
import { toBytes } from './build-clinical-document.ts';
import { sniffMediaType } from './sniff-media-type.ts';

describe('sniffMediaType', () => {
  it.each([
    ['<?xml version="1.0"?><a/>', 'text/xml'],
    ['\uFEFF<a/>', 'text/xml'],
    ['\n  <!-- a --><a/>', 'text/xml'],
    ['<!DOCTYPE a><a/>', 'text/xml'],
    ['<!doctype HTML><p>', 'text/html'],
    ['<html lang="fr">', 'text/html'],
    ['%PDF-1.7\n', 'application/pdf'],
    ['MSH|^~\\&|LAB\rPID|1\r', 'text/plain'],
    ['\u000bMSH|^~\\&|LAB\r\u001c\r', 'text/plain'],
    ['{"resourceType":"Patient"}', 'text/plain'],
    ['  ', 'text/plain'],
    ['{\\rtf1 a}', 'application/rtf'],
    ['PK\u0003\u0004', 'application/zip'],
    ['\u0000\u0001\u0002', 'application/octet-stream'],
  ])('takes %j for %s', async (text, mediaType) => {
    expect(await sniffMediaType(toBytes(text))).toBe(mediaType);
  });

  it('takes UTF-16 markup for XML', async () => {
    expect(await sniffMediaType(Uint8Array.of(0xff, 0xfe, 0x3c, 0, 0x61, 0, 0x2f, 0, 0x3e, 0))).toBe('text/xml');
  });
});
