import { FacilitySetUp } from '@mailroom/contracts';
import { describe, expect, test } from 'vitest';
import { facilities } from './facilities.ts';
import { generateDocuments } from './generate-documents.ts';

describe('facilities', () => {
  test('the file is one that set-up accepts', () => {
    expect(FacilitySetUp.parse(facilities)).toEqual(facilities);
  });

  test.each(facilities.facilities)(
    '$code has a folder and an upload source, roles for everyone and tags',
    (facility) => {
      expect(facility.sources).toContainEqual(expect.objectContaining({ code: 'folder', kind: 'folder' }));
      expect(facility.sources).toContainEqual(expect.objectContaining({ code: 'upload', kind: 'upload' }));
      expect(new Set(facility.members.map((member) => member.role))).toEqual(
        new Set(['clerk', 'nurse', 'supervisor', 'administrator', 'auditor']),
      );
      expect(facility.tags.length).toBeGreaterThanOrEqual(4);
    },
  );

  test('one person works at two facilities, everybody else at one', () => {
    const logins = facilities.facilities.flatMap((facility) => facility.members.map((member) => member.login));
    expect(logins.filter((login, place) => logins.indexOf(login) !== place)).toEqual(['northbrook-lead']);
  });

  test('every source receives documents, and only sources that exist do', async () => {
    const used = new Set<string>();
    for await (const document of generateDocuments()) used.add(`${document.facilityCode}/${document.sourceCode}`);
    const declared = facilities.facilities.flatMap(({ code, sources }) =>
      sources.map((source) => `${code}/${source.code}`),
    );
    expect([...used].sort()).toEqual(declared.sort());
  });
});
