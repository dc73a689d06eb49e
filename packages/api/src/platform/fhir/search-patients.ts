import type { PatientIdentifier } from '@mailroom/contracts';
import { BatchResponse, readAnswer, SearchEntry, UnreadSearchset } from './bundle.ts';
import { type FhirScope, isInScope, scopeParameters } from './fhir-scope.ts';
import { escapeSearch, identifierTokens } from './identifier-systems.rules.ts';
import { type PatientRecord, readRecord } from './read-record.ts';

/** What is known of one patient to look for. Both ways are asked: by any of the identifiers, by name and birth date. */
export interface PatientQuery {
  readonly identifiers: readonly PatientIdentifier[];
  /** Family names, used and at birth: a server compares each with every name that it knows. */
  readonly families: readonly string[];
  /** `YYYY-MM-DD`, or as much of it as is known; without it no name is searched. */
  readonly birthDate: string | null;
}

export type PatientAnswer =
  | {
      readonly outcome: 'found';
      readonly patients: readonly PatientRecord[];
      /**
       * False when the server has more than it sent, or somebody in it has no id: one patient is then not known to be the
       * only one.
       */
      readonly isComplete: boolean;
    }
  /** Nothing is known to look for. */
  | { readonly outcome: 'not-asked' }
  /** The server answered other queries of the batch, not this one. */
  | { readonly outcome: 'failed'; readonly status: number }
  /** The answer is no list of records. */
  | { readonly outcome: 'unreadable'; readonly at: string };

const PAGE = 50;

const searchUrl = (parameters: Readonly<Record<string, string>>, scope: FhirScope | null): string =>
  `Patient?${[...Object.entries(parameters), ...scopeParameters(scope), ['_count', String(PAGE)] as const]
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;

const isSaid = (text: string): boolean => text.trim() !== '';

/** The searches that answer a query; none when nothing is known. */
const searchesOf = ({ identifiers, families, birthDate }: PatientQuery, scope: FhirScope | null): readonly string[] => {
  const tokens = identifiers.filter(({ value }) => isSaid(value)).flatMap(identifierTokens);
  const names = families.filter(isSaid).map(escapeSearch);
  return [
    ...(tokens.length === 0 ? [] : [searchUrl({ identifier: [...new Set(tokens)].join(',') }, scope)]),
    ...(names.length === 0 || birthDate === null || !isSaid(birthDate)
      ? []
      : [searchUrl({ family: [...new Set(names)].join(','), birthdate: birthDate }, scope)]),
  ];
};

/** One batch that asks everything once, and where the answer to each query will stand in it. */
export const batchOf = (queries: readonly PatientQuery[], scope: FhirScope | null = null) => {
  const places = new Map<string, number>();
  const placesOf = queries.map((query) =>
    searchesOf(query, scope).map((url) => {
      const place = places.get(url) ?? places.size;
      places.set(url, place);
      return place;
    }),
  );
  const entry = [...places.keys()].map((url) => ({ request: { method: 'GET', url } }));
  return { bundle: { resourceType: 'Bundle', type: 'batch', entry }, placesOf };
};

/** Null: it is there, and cannot be told from anybody. */
const readSearchEntry = (entry: unknown): readonly (PatientRecord | null)[] => {
  const read = SearchEntry.safeParse(entry);
  if (!read.success) return [null];
  const { search, resource } = read.data;
  return search.mode === 'outcome' || resource.resourceType !== 'Patient' ? [] : [readRecord(resource)];
};

const readSearchset = ({ entry, link, total }: UnreadSearchset): PatientAnswer => {
  const records = entry.flatMap(readSearchEntry);
  const patients = records.filter((record) => record !== null);
  const hasMore = link.some(({ relation }) => relation === 'next') || (total ?? 0) > records.length;
  const isComplete = !hasMore && patients.length === records.length && records.length < PAGE;
  return { outcome: 'found', patients, isComplete };
};

type BatchEntry = BatchResponse['entry'][number];

const readEntry = ({ response, resource }: BatchEntry): PatientAnswer => {
  if (response.status >= 300) return { outcome: 'failed', status: response.status };
  const searchset = UnreadSearchset.safeParse(resource);
  return searchset.success ? readSearchset(searchset.data) : { outcome: 'unreadable', at: '' };
};

/** What several searches say of one patient: everybody that any of them found, unless one of them failed. */
const merge = (answers: readonly PatientAnswer[]): PatientAnswer => {
  if (answers.length === 0) return { outcome: 'not-asked' };
  const patients = new Map<string, PatientRecord>();
  let isComplete = true;
  for (const answer of answers) {
    if (answer.outcome !== 'found') return answer;
    for (const patient of answer.patients) patients.set(patient.id, patient);
    isComplete &&= answer.isComplete;
  }
  return { outcome: 'found', patients: [...patients.values()], isComplete };
};

const ownOf = (answer: PatientAnswer, scope: FhirScope | null): PatientAnswer =>
  answer.outcome === 'found'
    ? { ...answer, patients: answer.patients.filter((patient) => isInScope(patient, scope)) }
    : answer;

/** @throws FhirUnavailable when the body does not answer every entry that was asked. */
export const readBatch = (
  body: unknown,
  placesOf: readonly (readonly number[])[],
  scope: FhirScope | null = null,
): readonly PatientAnswer[] => {
  const answers = readAnswer(BatchResponse, body).entry.map(readEntry);
  return placesOf.map((places) =>
    ownOf(merge(places.map((place) => answers[place] ?? { outcome: 'unreadable' as const, at: '' })), scope),
  );
};
