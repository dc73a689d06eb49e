import { expect, it } from 'vitest';
import { readSources } from '../../packages/drift/src/contract-sources.ts';
import { rawTextsIn } from './raw-texts.ts';
import { writtenNames } from './written-names.ts';

const names = writtenNames();

it('whatever came from outside is painted with AsWritten, or isolated in a sentence of plain text', () => {
  const sources = readSources(
    ['packages/web-client/src/**/*.{ts,tsx}'],
    (path) => !/\.test\.tsx?$|routeTree\.gen/.test(path),
  );
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.flatMap((source) => rawTextsIn(source, names))).toEqual([]);
});

it('knows the texts of contracts by their names', () => {
  for (const name of ['patientName', 'fileName', 'title', 'caption', 'claimedByName', 'facilityName'])
    expect(names).toContain(name);
  for (const name of ['id', 'status', 'receivedAt', 'documentCode']) expect(names).not.toContain(name);
});

const found = (text: string): number => rawTextsIn({ path: 'part.tsx', text }, names).length;

it.each([
  'const Part = ({ row }) => <p>{row.fileName}</p>;',
  'const Part = ({ fileName }) => <p>{fileName}</p>;',
  'const Part = ({ patientName: who }) => <strong>{who ?? t`nobody`}</strong>;',
  'const Part = ({ row }) => { const shown = row.title; return <b>{isOpen ? shown : null}</b>; };',
  'const say = ({ holderName }) => msg`${holderName} works on it`;',
  'const say = ({ holderName }) => msg`${showControls(holderName)} works on it`;',
  'const Part = ({ row }) => <a title={row.title} />;',
  'const Part = ({ row }) => <a aria-label={`Open ${row.title}`} />;',
  'const Part = ({ viewers }) => <p>{t`Also looking: ${viewers.join(", ")}`}</p>;',
  'const Part = ({ patient }) => <p>{nameOf(patient)}</p>;',
  'const options = people.map(({ id, name }) => ({ value: id, label: name }));',
  'const Part = ({ viewers }) => viewers.map((name) => <p>{name}</p>);',
  'const column = { cell: (row) => row.unreadableDetail };',
  'const list = viewers => { const names = document.viewers; names.slice(1).flatMap((name) => <p>{name}</p>); };',
  'const Part = ({ text }) => <Trans>Written: {text}</Trans>;',
  'const Part = ({ text, marks }) => marks.reduce((children) => <b>{children}</b>, text);',
])('finds the raw text in %s', (text) => {
  expect(found(text)).toBe(1);
});

it.each([
  'const Part = ({ row }) => <AsWritten>{row.fileName}</AsWritten>;',
  'const Part = ({ row }) => <a title={showControls(row.title)} />;',
  'const say = ({ holderName }) => msg`${isolate(holderName)} works on it`;',
  'const Part = () => { const name = t`Documents`; return <p>{name}</p>; };',
  'const Part = ({ text, marks }) => marks.reduce((children) => <b>{children}</b>, showControls(text));',
  'interface PartProps { title: string } const Part = ({ title }: PartProps) => <p>{title}</p>;',
  'const Part = ({ names }) => names.map((name) => <AsWritten>{name}</AsWritten>);',
  'const column = { cell: (row) => <AsWritten>{row.unreadableDetail}</AsWritten> };',
  'const Part = ({ icons }) => icons.map((icon) => <p>{icon}</p>);',
])('finds nothing in %s', (text) => {
  expect(found(text)).toBe(0);
});
