import { describe, expect, it } from 'vitest';
import { scanXml } from '../../scan-xml.ts';
import { buildClinicalDocument, toBytes } from './build-clinical-document.ts';
import { readClinicalDocument } from './cda-r2.ts';
import { readCda } from './read-cda.ts';

function read(parts: Parameters<typeof buildClinicalDocument>[0]) {
  const scan = scanXml(toBytes(buildClinicalDocument(parts)));
  if (scan.kind === 'refused') throw new Error(scan.detail);
  const reading = readClinicalDocument(scan.root);
  if (reading.kind !== 'fits') throw new Error(reading.kind);
  return readCda(reading.value, new Date('2026-03-02T12:00:00Z'));
}
const author = (assigned: string) => `<author><assignedAuthor>${assigned}</assignedAuthor></author>`;
const PERSON = '<assignedPerson><name><given>Ana</given><family>Ruiz</family></name></assignedPerson>';
const DEVICE =
  '<assignedAuthoringDevice><manufacturerModelName>Maker</manufacturerModelName><softwareName>Lab 2</softwareName></assignedAuthoringDevice>';
const ORGANIZATION = '<representedOrganization><name>Ward 7</name></representedOrganization>';

describe('readCda', () => {
  it('reads nothing from a header that says nothing', () => {
    expect(read({})).toEqual({
      patientFamily: null,
      patientBirthFamily: null,
      patientUsedFamily: null,
      patientGiven: [],
      patientUsedGiven: [],
      patientNameText: null,
      patientBirthDate: null,
      patientSex: null,
      patientBirthPlace: null,
      patientIdentifiers: [],
      otherPatients: [],
      notUnderstood: [],
      documentDate: null,
      documentCode: null,
      documentCodeSystem: null,
      documentCodeDisplayName: null,
      documentTitle: null,
      author: null,
      authorOrganization: null,
      custodian: null,
      language: null,
    });
  });

  it.each([
    ['FR', '63220', '63220'],
    ['FR', '2a004', '2A004'],
    ['FR', '99352', '99352'],
    ['FR', 'Puy-de-Dôme', null],
    ['US', '36005', null],
  ])('reads the place of birth by its code, in France only: %s, %s', (realm, county, code) => {
    const place = `<birthplace><place><addr><county>${county}</county><state>x</state></addr></place></birthplace>`;
    const header = `<realmCode code="${realm}"/>`;
    expect(read({ header, role: `<patient>${place}</patient>` }).patientBirthPlace).toBe(code);
  });

  it('reads what the document says of itself', () => {
    const header = `
      <id root="1.2.3" extension="A1"/>
      <code code="34133-9" codeSystem="2.16.840.1.113883.6.1" displayName="Summary"/>
      <title> History &amp;
        Physical </title>
      <effectiveTime value="201507221800-0500"/><languageCode code="fr-CH"/>
      <custodian><assignedCustodian><representedCustodianOrganization><name>North</name>
      </representedCustodianOrganization></assignedCustodian></custodian>`;
    expect(read({ header })).toMatchObject({
      documentDate: '2015-07-22T18:00-05:00',
      documentCode: '34133-9',
      documentCodeSystem: '2.16.840.1.113883.6.1',
      documentCodeDisplayName: 'Summary',
      documentTitle: 'History & Physical',
      custodian: 'North',
      language: 'fr-CH',
    });
  });

  it('reads no value from an element with a nullFlavor', () => {
    const header = `<code nullFlavor="UNK" code="1"/><title nullFlavor="NI">x</title><effectiveTime nullFlavor="UNK"/>`;
    expect(read({ header })).toMatchObject({ documentCode: null, documentTitle: null, documentDate: null });
  });

  it('reads no element of another namespace', () => {
    expect(read({ header: '<title xmlns="urn:other">x</title>' }).documentTitle).toBeNull();
  });

  it('reads identifiers with their systems and leaves out those without a value', () => {
    const role = `<id root="1.2.3" extension="42"/><id extension="43"/><id root="9f3a"/><id nullFlavor="UNK" root="1.2.4"/><id/>`;
    expect(read({ role }).patientIdentifiers).toEqual([
      { system: '1.2.3', value: '42' },
      { system: null, value: '43' },
      { system: null, value: '9f3a' },
    ]);
  });

  it.each([
    ['code="M"', 'male'],
    ['code="F"', 'female'],
    ['code="UN"', 'other'],
    ['nullFlavor="UNK"', 'unknown'],
    ['nullFlavor="NI"', null],
    ['code="constructor"', null],
  ])('reads the sex %s as %j', (gender, sex) => {
    expect(read({ role: `<patient><administrativeGenderCode ${gender}/></patient>` }).patientSex).toBe(sex);
  });

  it('reads the day of birth', () => {
    expect(read({ role: '<patient><birthTime value="19530215112005"/></patient>' }).patientBirthDate).toBe(
      '1953-02-15',
    );
  });

  const born = (birthTime: string) => read({ role: `<patient><birthTime value="${birthTime}"/></patient>` });

  it.each(['20681225', '99991231', '00010101', '00000000', '20100431', '19041950', 'in spring'])(
    'does not state a birth on %s, and says what is written',
    (written) => {
      const notUnderstood = [{ what: 'birthDate', written }];
      expect(born(written)).toMatchObject({ patientBirthDate: null, notUnderstood });
    },
  );

  it('states a birth on the day itself, and says nothing of what it understood', () => {
    expect(born('20260302')).toMatchObject({ patientBirthDate: '2026-03-02', notUnderstood: [] });
    expect(read({ role: '<patient><birthTime nullFlavor="UNK"/></patient>' }).notUnderstood).toEqual([]);
  });

  it.each(['00010101000000', '99991231', '20280101'])('does not state a document of %s', (written) => {
    expect(read({ header: `<effectiveTime value="${written}"/>` })).toMatchObject({
      documentDate: null,
      notUnderstood: [{ what: 'documentDate', written }],
    });
  });

  it('says which code of a sex it did not understand, cut to what somebody reads', () => {
    const gender = (code: string) => read({ role: `<patient><administrativeGenderCode code="${code}"/></patient>` });
    expect(gender('W').notUnderstood).toEqual([{ what: 'sex', written: 'W' }]);
    expect(gender('x'.repeat(300)).notUnderstood[0]?.written).toHaveLength(80);
  });

  const record = (given: string, birth: string) =>
    `<recordTarget><patientRole><patient><name><given>${given}</given><family>Solvang</family></name>
      <birthTime value="${birth}"/></patient></patientRole></recordTarget>`;

  it('names everybody whom a document is about', () => {
    const two = read({ header: record('Ingrid', '19900412') + record('Baby', '20260301') });
    expect(two).toMatchObject({ patientFamily: 'Solvang', patientGiven: ['Ingrid'] });
    expect(two.otherPatients[0]).toEqual({ name: 'Solvang, Baby', birthDate: '2026-03-01' });
  });

  it('names nobody else where one record only stands twice, and not more than somebody reads', () => {
    const scan = (header: string) => read({ header, role: header === '' ? '' : '<patient/>' }).otherPatients;
    expect(scan('<recordTarget><patientRole><patient/></patientRole></recordTarget>')).toEqual([]);
    expect(scan(Array.from({ length: 50 }, (_, i) => record(`${i}`, '1990')).join(''))).toHaveLength(10);
  });

  it('reads a name without parts as it is written, of the other patient too', () => {
    const header = '<recordTarget><patientRole><patient><name>Ana Ruiz</name></patient></patientRole></recordTarget>';
    const both = read({ header, role: '<patient><name>Bo Ruiz</name></patient>' });
    expect(both).toMatchObject({ patientNameText: 'Ana Ruiz', otherPatients: [{ name: 'Bo Ruiz', birthDate: null }] });
  });

  it('reads the patient of the first record', () => {
    const header = '<recordTarget><patientRole><id root="1" extension="first"/></patientRole></recordTarget>';
    expect(read({ header, role: '<id root="1" extension="second"/>' }).patientIdentifiers[0]?.value).toBe('first');
  });

  it.each([
    ['a person before the device and the organization', author(PERSON + DEVICE + ORGANIZATION), 'Ana Ruiz', 'Ward 7'],
    ['the software of a device', author(DEVICE + ORGANIZATION), 'Lab 2', 'Ward 7'],
    [
      'the model of a device without software',
      author('<assignedAuthoringDevice><manufacturerModelName>Maker</manufacturerModelName></assignedAuthoringDevice>'),
      'Maker',
      null,
    ],
    [
      'the organization of a person without a name',
      author(`<assignedPerson><name nullFlavor="UNK"/></assignedPerson>${ORGANIZATION}`),
      'Ward 7',
      'Ward 7',
    ],
    ['the first author who has a name', author('') + author(PERSON), 'Ana Ruiz', null],
  ])('names as author %s', (_, header, ...[author, authorOrganization]) => {
    expect(read({ header })).toMatchObject({ author, authorOrganization });
  });

  it('names a second person in the role of the patient', () => {
    const patient = (name: string) => `<patient><name><given>Ana</given><family>${name}</family></name></patient>`;
    const role = `<id root="1.2" extension="7"/>${patient('Ruiz')}${patient('Gil')}`;
    expect(read({ role })).toMatchObject({
      patientFamily: 'Ruiz',
      patientIdentifiers: [{ system: '1.2', value: '7' }],
      otherPatients: [{ name: 'Gil, Ana' }],
    });
  });

  it('shows what was not understood in whole characters', () => {
    const { notUnderstood } = read({ role: `<patient><birthTime value="${'😀'.repeat(60)}"/></patient>` });
    expect(notUnderstood).toEqual([{ what: 'birthDate', written: `${'😀'.repeat(39)}…` }]);
  });
});
