import { BatchResponse, readAnswer, SearchEntry, UnreadSearchset } from './bundle.ts';
import { type FhirScope, isInScope } from './fhir-scope.ts';
import { PAGE, type SearchPlace } from './patient-criteria.ts';
import { type PatientRecord, readRecord } from './read-record.ts';

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

/** The answer of one search more, which finds candidates and decides nothing: refused, it leaves what was known before. */
export const joinAnswers = (known: PatientAnswer, wider: PatientAnswer | undefined): PatientAnswer => {
  if (wider === undefined || wider.outcome === 'not-asked') return known;
  return merge([
    { answer: known, isWide: false },
    { answer: wider, isWide: true },
  ]);
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
