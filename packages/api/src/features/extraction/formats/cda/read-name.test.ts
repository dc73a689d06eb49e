import { describe, expect, it } from 'vitest';
import { scanXml } from '../../scan-xml.ts';
import { buildClinicalDocument, toBytes } from './build-clinical-document.ts';
import { patientRolesOf, readClinicalDocument } from './cda-r2.ts';
import { readNameLine, readPersonName } from './read-name.ts';

function documentOf(parts: Parameters<typeof buildClinicalDocument>[0]) {
  const scan = scanXml(toBytes(buildClinicalDocument(parts)));
  if (scan.kind === 'refused') throw new Error(scan.detail);
  const reading = readClinicalDocument(scan.root);
  if (reading.kind !== 'fits') throw new Error(reading.kind);
  return reading.value;
}

const person = (names: string) =>
  patientRolesOf(documentOf({ role: `<patient>${names}</patient>` }))[0]?.patient[0]?.name ?? [];

function author(names: string) {
  const header = `<author><assignedAuthor><assignedPerson>${names}</assignedPerson></assignedAuthor></author>`;
  return documentOf({ header }).author[0]?.assignedAuthor?.assignedPerson?.name ?? [];
}

const read = (names: string, realm: string | null = null) => readPersonName(person(names), realm);

describe('readPersonName', () => {
  it('keeps all given names in order and leaves out titles and suffixes', () => {
    expect(
      read(
        '<name><prefix>Dr</prefix><given>Ana</given><given> M. </given><family>Ruiz</family><suffix>jr</suffix></name>',
      ),
    ).toMatchObject({ family: 'Ruiz', given: ['Ana', 'M.'], text: null });
  });

  it('keeps several family names in order', () => {
    expect(read('<name><family>Ruiz</family><family>Gil</family></name>').family).toBe('Ruiz Gil');
  });

  it('prefers the legal name over names for searching, whatever their order', () => {
    const maiden = '<name use="SRCH"><given>Eve</given><family qualifier="BR">Young</family></name>';
    const legal = '<name use="L"><given>Eve</given><family qualifier="SP">Old</family></name>';
    expect(read(maiden + legal).family).toBe('Old');
    expect(read(legal + maiden).family).toBe('Old');
  });

  it.each([
    ['a name without a use over a pseudonym', '<name use="P"><family>B</family></name><name><family>A</family></name>'],
    [
      'a legal name in another script too',
      '<name use="P"><family>B</family></name><name use="L SYL"><family>A</family></name>',
    ],
    [
      'a name on a licence over an artist',
      '<name use="A"><family>B</family></name><name use="C"><family>A</family></name>',
    ],
    ['any name over one without a value', '<name use="L" nullFlavor="UNK"/><name use="P"><family>A</family></name>'],
    [
      'the present name over a former legal one',
      '<name use="L"><family>B</family><validTime><high value="2001"/></validTime></name><name><family>A</family></name>',
    ],
  ])('prefers %s', (_, names) => {
    expect(read(names).family).toBe('A');
  });

  it('leaves out what one calls the person where there is another given name', () => {
    expect(read('<name><given>Adam</given><given qualifier="CL">Frankie</given></name>').given).toEqual(['Adam']);
    expect(read('<name><given qualifier="CL">Lisa</given></name>')).toMatchObject({ given: ['Lisa'], usedGiven: [] });
  });

  it('leaves out the family name at birth where there is another', () => {
    const married = '<name><family qualifier="BR">Young</family><family qualifier="SP">Old</family></name>';
    expect(read(married).family).toBe('Old');
    expect(read('<name><family qualifier="BR">Young</family></name>').family).toBe('Young');
  });

  it('takes the first given name at birth in the French realm, where the other is the list of all', () => {
    const name =
      '<name><given>Jean Paul</given><given qualifier="BR">Jean</given><given qualifier="CL">JP</given></name>';
    expect(read(name, 'FR')).toMatchObject({ given: ['Jean'], usedGiven: ['JP'] });
    expect(read(name, 'US').given).toEqual(['Jean Paul']);
    expect(read('<name><given>Jean Paul</given></name>', 'FR').given).toEqual(['Jean Paul']);
  });

  it('writes a particle before its family name', () => {
    expect(read('<name><prefix qualifier="VV">van</prefix><family>Dam</family></name>').family).toBe('van Dam');
    expect(read('<name><prefix qualifier="AC">Dr.</prefix><family>Dam</family></name>').family).toBe('Dam');
  });

  it('leaves out parts without a value', () => {
    expect(read('<name><given nullFlavor="NA"/><given/><family nullFlavor="UNK">x</family></name>')).toMatchObject({
      family: null,
      given: [],
    });
  });

  it('keeps a name that has no parts as it is written, and does not cut it up', () => {
    expect(read('<name> Ana\n Ruiz</name>')).toMatchObject({ family: null, given: [], text: 'Ana Ruiz' });
  });

  const MARRIED =
    '<name><given>Eve</given><family qualifier="SP">Old</family><family qualifier="BR">Young</family></name>';

  it.each([
    '<prefix>Dr</prefix> John Smith',
    'John Smith <suffix>Jr</suffix>',
    'Smith<delimiter>, </delimiter>John',
    '<given/> John Smith <family nullFlavor="UNK"/>',
  ])('keeps a name whole of which only %s tells a part', (name) => {
    const written = name.replace(/<[^>]*>/g, '').trim();
    expect(read(`<name>${name}</name>`)).toMatchObject({ family: null, given: [], text: written });
  });

  it('knows a person of the French realm by the name at birth and keeps the one in use', () => {
    const both = { birthFamily: 'Young', usedFamily: 'Old' };
    expect(read(MARRIED, 'FR')).toMatchObject({ family: 'Young', ...both });
    expect(read(MARRIED)).toMatchObject({ family: 'Old', ...both });
  });

  it.each(['SP', 'CL', ''])('does so whatever qualifies the name in use: %j', (qualifier) => {
    const name = `<name><family qualifier="BR">Young</family><family qualifier="${qualifier}">Old</family></name>`;
    expect(read(name, 'FR')).toMatchObject({ family: 'Young', birthFamily: 'Young', usedFamily: 'Old' });
  });

  it('finds the name at birth in a name of its own', () => {
    const names = '<name use="L"><family>Old</family></name><name><family qualifier="BR">Young</family></name>';
    expect(read(names, 'FR')).toMatchObject({ family: 'Young', usedFamily: 'Old' });
    expect(read(names)).toMatchObject({ family: 'Old', birthFamily: 'Young' });
  });

  it('takes the one family name that a document states for the one it is known by', () => {
    expect(read('<name><family>Old</family></name>', 'FR')).toMatchObject({
      family: 'Old',
      birthFamily: null,
      usedFamily: null,
    });
  });
});

describe('readNameLine', () => {
  it.each([
    ['<name><family>Ruiz</family><given>Ana</given><suffix>MD</suffix></name>', 'Ana Ruiz'],
    ['<name>Dr.  Ana Ruiz</name>', 'Dr. Ana Ruiz'],
    ['<name nullFlavor="UNK"/>', null],
  ])('reads %s as %j', (names, line) => {
    expect(readNameLine(author(names))).toBe(line);
  });
});
