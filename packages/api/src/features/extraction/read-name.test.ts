import { describe, expect, it } from 'vitest';
import { buildClinicalDocument, toBytes } from './build-clinical-document.ts';
import { readClinicalDocument } from './cda-r2.ts';
import { chooseName, readNameLine, readPersonName } from './read-name.ts';
import { scanXml } from './scan-xml.ts';

function documentOf(parts: Parameters<typeof buildClinicalDocument>[0]) {
  const scan = scanXml(toBytes(buildClinicalDocument(parts)));
  if (scan.kind === 'refused') throw new Error(scan.detail);
  const reading = readClinicalDocument(scan.root);
  if (reading.kind === 'refused') throw new Error(reading.reason);
  return reading.document;
}

const person = (names: string) =>
  documentOf({ role: `<patient>${names}</patient>` }).recordTarget.patientRole.patient?.name ?? [];

function author(names: string) {
  const header = `<author><assignedAuthor><assignedPerson>${names}</assignedPerson></assignedAuthor></author>`;
  return documentOf({ header }).author[0]?.assignedAuthor?.assignedPerson?.name ?? [];
}

const read = (names: string, realm: string | null = null) => readPersonName(chooseName(person(names)), realm);

describe('readPersonName', () => {
  it('keeps all given names in order and leaves out titles and suffixes', () => {
    expect(
      read(
        '<name><prefix>Dr</prefix><given>Ana</given><given> M. </given><family>Ruiz</family><suffix>jr</suffix></name>',
      ),
    ).toEqual({ family: 'Ruiz', given: ['Ana', 'M.'] });
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
    expect(read('<name><given qualifier="CL">Lisa</given></name>').given).toEqual(['Lisa']);
  });

  it('leaves out the family name at birth where there is another', () => {
    const married = '<name><family qualifier="BR">Young</family><family qualifier="SP">Old</family></name>';
    expect(read(married).family).toBe('Old');
    expect(read('<name><family qualifier="BR">Young</family></name>').family).toBe('Young');
  });

  it('takes the first given name at birth in the French realm, where the other is the list of all', () => {
    const name =
      '<name><given>Jean Paul</given><given qualifier="BR">Jean</given><given qualifier="CL">JP</given></name>';
    expect(read(name, 'FR').given).toEqual(['Jean']);
    expect(read(name, 'US').given).toEqual(['Jean Paul']);
    expect(read('<name><given>Jean Paul</given></name>', 'FR').given).toEqual(['Jean Paul']);
  });

  it('writes a particle before its family name', () => {
    expect(read('<name><prefix qualifier="VV">van</prefix><family>Dam</family></name>').family).toBe('van Dam');
    expect(read('<name><prefix qualifier="AC">Dr.</prefix><family>Dam</family></name>').family).toBe('Dam');
  });

  it('leaves out parts without a value', () => {
    expect(read('<name><given nullFlavor="NA"/><given/><family nullFlavor="UNK">x</family></name>')).toEqual({
      family: null,
      given: [],
    });
  });

  it('does not cut up a name that has no parts', () => {
    expect(read('<name>Ana Ruiz</name>')).toEqual({ family: null, given: [] });
  });
});

describe('readNameLine', () => {
  it.each([
    ['<name><family>Ruiz</family><given>Ana</given><suffix>MD</suffix></name>', 'Ana Ruiz'],
    ['<name>Dr.  Ana Ruiz</name>', 'Dr. Ana Ruiz'],
    ['<name nullFlavor="UNK"/>', null],
  ])('reads %s as %j', (names, line) => {
    expect(readNameLine(chooseName(author(names)))).toBe(line);
  });
});
