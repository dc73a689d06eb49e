import { expect, it } from 'vitest';
import { readerSources, readersOf } from './field-readers.ts';
import { partAt, screensOf } from './screens.ts';

const sources = readerSources();

it("finds the screen that paints a row's field, by the first word of its name", () => {
  const screens = screensOf(sources);
  const found = readersOf('worklist.listWorklist.patient', sources).map(({ field, readers }) => ({
    field,
    places: readers
      .filter(({ path }) => path.startsWith('packages/web-client/'))
      .map(({ path, line }) => {
        const text = sources.find((source) => source.path === path)?.text ?? '';
        return { path, part: partAt(text, line), screens: screens(path) };
      }),
  }));
  const place = (file: string, part: string) => ({
    path: `packages/web-client/src/features/worklist/${file}.tsx`,
    part,
    screens: ['/'],
  });
  const cell = place('worklist-cells', 'PatientCell');
  expect(found).toEqual([
    {
      field: 'patientName',
      places: [place('select-boxes', 'SelectRow'), place('selection-bar', 'SelectionBar'), cell],
    },
    { field: 'patientBirthDate', places: [cell] },
  ]);
});

it('a planted reader is found in each way of reading, and one of another field is not', () => {
  const text = `import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@mailroom/api';
type Row = inferRouterOutputs<AppRouter>['worklist']['listWorklist']['rows'][number];
export const byDot = (row: Row) => row.assigneeName;
export const byOptional = (row: Row | undefined) => row?.assigneeName;
export const byKey = (row: Row) => row['assigneeName'];
export const byPattern = ({ assigneeName }: Row) => assigneeName;
export const byRenaming = ({ assigneeName: name }: Row) => name;
export const ofAnother = (other: { readonly assigneeName: string }) => other.assigneeName;
export const written = (row: Row): Row => ({ ...row, title: '' });
`;
  const path = 'packages/web-client/src/planted.ts';
  const [field] = readersOf('worklist.listWorklist.assigneeName', [...sources, { path, text }]);
  expect(field?.readers.filter((reader) => reader.path === path).map(({ line }) => line)).toEqual([4, 5, 6, 7, 8]);
});

it('a field without a reader has none, and nested paths are followed', () => {
  const others = sources.filter(({ path }) => !path.endsWith('/metadata-facts.tsx'));
  const custodian = (of: typeof sources) => readersOf('documents.openDocument.metadata.custodian', of);
  expect(custodian(sources)[0]?.readers.map(({ path }) => path)).toContain(
    'packages/web-client/src/features/documents/metadata-facts.tsx',
  );
  expect(
    custodian([...others])
      .flatMap(({ readers }) => readers)
      .filter(({ path }) => /web-client/.test(path)),
  ).toEqual([]);
});

it('an unknown path says what there is at that level', () => {
  expect(() => readersOf('worklist.listWorklist.ward', sources)).toThrow(
    /^listWorklist has no ward\. There is: rows, nextCursor; in its lists: id, version, status, .*patientName/,
  );
  expect(() => readersOf('ward.listWorklist', sources)).toThrow(
    /^the router has no ward\. There is: session, worklist, documents, intake, .*review.*\.$/,
  );
});
