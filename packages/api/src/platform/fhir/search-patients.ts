import type { PatientIdentifier } from '@mailroom/contracts';
import { BatchResponse, readAnswer, SearchEntry, UnreadSearchset } from './bundle.ts';
import { type FhirScope, isInScope, scopeParameters } from './fhir-scope.ts';
import { escapeSearch, identifierTokens } from './identifier-systems.rules.ts';
import { type PatientRecord, readRecord } from './read-record.ts';

/**
 * What is known of one patient to look for. By any of the identifiers and by family name and birth date a match is found;
 * and wider, for a clerk to choose from, by birth date alone and by any two of family name, given name and birth date.
 */
export interface PatientQuery {
  readonly identifiers: readonly PatientIdentifier[];
  /** Family names, used and at birth: a server compares each with every name that it knows. */
  readonly families: readonly string[];
  readonly given: readonly string[];
  /** `YYYY-MM-DD`, or as much of it as is known. */
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
/** Of a wide search: whoever it lacks has most often been found by another one, and twenty documents share an answer. */
const WIDE_PAGE = 20;

interface Search {
  readonly parameters: Readonly<Record<string, string>>;
  /** It finds candidates only: whether it is whole, or is answered at all, decides nothing. */
  readonly isWide: boolean;
}

const urlOf = ({ parameters, isWide }: Search, scope: FhirScope | null): string => {
  const count = ['_count', String(isWide ? WIDE_PAGE : PAGE)] as const;
  return `Patient?${[...Object.entries(parameters), ...scopeParameters(scope), count]
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
};

const isSaid = (text: string): boolean => text.trim() !== '';

const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}/;
const MAX_WORDS = 6;

/** Any of several values; undefined for none. */
const anyOf = (values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : [...new Set(values.map(escapeSearch))].join(',');

/** The words of names, each by itself: a title, a suffix or a particle among them does not hide the name. */
const wordsOf = (names: readonly string[]): string | undefined =>
  anyOf(
    names
      .flatMap((name) => name.split(/[\s,]+/u))
      .filter((word) => word.length > 1)
      .slice(0, MAX_WORDS),
  );

const search = (isWide: boolean, parameters: Readonly<Record<string, string | undefined>>): readonly Search[] => {
  const stated = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  // Less than what the search is made of would be another search.
  return stated.length < Object.keys(parameters).length ? [] : [{ parameters: Object.fromEntries(stated), isWide }];
};

/** The searches that answer a query; none when nothing is known. */
const searchesOf = ({ identifiers, families, given, birthDate }: PatientQuery): readonly Search[] => {
  const tokens = identifiers.filter(({ value }) => isSaid(value)).flatMap(identifierTokens);
  const birthdate = birthDate !== null && isSaid(birthDate) ? birthDate : undefined;
  const day = birthdate !== undefined && WHOLE_DAY.test(birthdate) ? birthdate : undefined;
  return [
    ...(tokens.length === 0 ? [] : search(false, { identifier: [...new Set(tokens)].join(',') })),
    ...search(false, { family: anyOf(families.filter(isSaid)), birthdate }),
    ...search(true, { given: wordsOf(given), birthdate }),
    ...search(true, { birthdate: day }),
    ...search(true, { family: wordsOf(families), given: wordsOf(given) }),
  ];
};

/** Whether anything is known to look for. */
export const isAskable = (query: PatientQuery): boolean => searchesOf(query).length > 0;

/** Where in a batch the answer to one search stands. */
export interface SearchPlace {
  readonly place: number;
  readonly isWide: boolean;
}

/** One batch that asks everything once, and where the answer to each query will stand in it. */
export const batchOf = (queries: readonly PatientQuery[], scope: FhirScope | null = null) => {
  const places = new Map<string, number>();
  const placesOf = queries.map((query) =>
    searchesOf(query).map((search): SearchPlace => {
      const url = urlOf(search, scope);
      const place = places.get(url) ?? places.size;
      places.set(url, place);
      return { place, isWide: search.isWide };
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

interface SearchAnswer {
  readonly answer: PatientAnswer;
  readonly isWide: boolean;
}

/** A server may refuse what is too wide for it, or answer what cannot be read; the other searches then have to do. */
const isLeftOut = ({ answer, isWide }: SearchAnswer): boolean =>
  isWide && (answer.outcome === 'unreadable' || (answer.outcome === 'failed' && isRefusal(answer.status)));

const isRefusal = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429;

/** What several searches say of one patient: everybody that any of them found, unless one of them failed. */
const merge = (searches: readonly SearchAnswer[]): PatientAnswer => {
  const used = searches.filter((one) => !isLeftOut(one));
  const [first] = searches;
  if (used.length === 0) return first?.answer ?? { outcome: 'not-asked' };
  const patients = new Map<string, PatientRecord>();
  let isComplete = true;
  for (const { answer, isWide } of used) {
    if (answer.outcome !== 'found') return answer;
    for (const patient of answer.patients) patients.set(patient.id, patient);
    isComplete &&= isWide || answer.isComplete;
  }
  return { outcome: 'found', patients: [...patients.values()], isComplete };
};

const NOT_ANSWERED: PatientAnswer = { outcome: 'unreadable', at: '' };

const ownOf = (answer: PatientAnswer, scope: FhirScope | null): PatientAnswer =>
  answer.outcome === 'found'
    ? { ...answer, patients: answer.patients.filter((patient) => isInScope(patient, scope)) }
    : answer;

/** @throws FhirUnavailable when the body does not answer every entry that was asked. */
export const readBatch = (
  body: unknown,
  placesOf: readonly (readonly SearchPlace[])[],
  scope: FhirScope | null = null,
): readonly PatientAnswer[] => {
  const answers = readAnswer(BatchResponse, body).entry.map(readEntry);
  return placesOf.map((places) => {
    const searches = places.map(({ place, isWide }) => ({ answer: answers[place] ?? NOT_ANSWERED, isWide }));
    return ownOf(merge(searches), scope);
  });
};
