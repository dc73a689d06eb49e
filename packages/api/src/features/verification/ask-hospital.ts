import type { FhirClient } from '../../platform/fhir/fhir-client.ts';
import { FhirRefused, FhirUnavailable, FhirUnscoped } from '../../platform/fhir/fhir-error.ts';
import { noteCalls } from '../../platform/fhir/note-calls.ts';
import { isAskable } from '../../platform/fhir/patient-criteria.ts';
import type { PatientQuery } from '../../platform/fhir/patient-query.rules.ts';
import { joinAnswers, type PatientAnswer } from '../../platform/fhir/search-patients.ts';
import { watchCalls } from '../../platform/fhir/watch-calls.ts';
import type { App } from '../../platform/process/context.ts';
import { isFound } from './is-found.rules.ts';
import { knownRecord } from './known-patient.ts';
import type { AskedDocument } from './load-traits.ts';
import { searchRounds } from './search-keys.rules.ts';

type Asker = Pick<App, 'fhir' | 'log' | 'orm'>;

/** What was not answered: time may help with an outage, and nothing helps where the server refuses to be asked so. */
const unanswered = (error: unknown, query: PatientQuery): PatientAnswer => {
  if (!(error instanceof FhirUnavailable || error instanceof FhirRefused)) throw error;
  if (!isAskable(query)) return { outcome: 'not-asked' };
  return { outcome: 'failed', status: error instanceof FhirRefused ? error.status : 0 };
};

const ask = async (client: FhirClient, queries: readonly PatientQuery[]): Promise<readonly PatientAnswer[]> => {
  try {
    return await client.searchPatients(queries, { signal: new AbortController().signal });
  } catch (error) {
    return queries.map((query) => unanswered(error, query));
  }
};

/** What the server said of one document; `unscoped`: it must not be asked. */
export type Asked = PatientAnswer | 'unscoped';

/** What a search needs to know of a document. */
type SoughtBy = Pick<AskedDocument, 'traits' | 'chosenFhirId'>;

interface Sought {
  readonly document: SoughtBy;
  readonly rounds: readonly PatientQuery[];
}

const soughtOf = (document: SoughtBy): Sought => {
  // A document that states nothing for the first round is asked about with the others all the same.
  const rounds = searchRounds(document.traits).filter((query) => isAskable(query));
  return { document, rounds: withChosen(document, rounds) };
};

/** Whom a clerk chose is asked for with the first round: no search of the document may find them. */
const withChosen = (
  { chosenFhirId = null }: SoughtBy,
  [first = [], ...wider]: readonly PatientQuery[],
): readonly PatientQuery[] =>
  chosenFhirId === null ? [first, ...wider] : [[...first, { fhirIds: [chosenFhirId], isWide: false }], ...wider];

/** In one call: some sixty searches, of which a server answers each by itself. */
const WIDENED_TOGETHER = 10;

/** Asks wider for the documents whose person nobody has found yet. */
const widen = async (
  client: FhirClient,
  { sought, answers, round }: { sought: readonly Sought[]; answers: readonly PatientAnswer[]; round: number },
): Promise<readonly PatientAnswer[]> => {
  const open = sought.flatMap(({ document, rounds }, index) => {
    const [query, answer] = [rounds[round], answers[index]];
    const isOpen = answer?.outcome === 'found' && !isFound(document.traits, answer.patients.map(knownRecord));
    return query !== undefined && isOpen ? [{ index, query }] : [];
  });
  const wider = new Map<number, PatientAnswer | undefined>();
  for (let from = 0; from < open.length; from += WIDENED_TOGETHER) {
    const together = open.slice(from, from + WIDENED_TOGETHER);
    const found = await ask(
      client,
      together.map(({ query }) => query),
    );
    for (const [place, { index }] of together.entries()) wider.set(index, found[place]);
  }
  return answers.map((answer, index) => joinAnswers(answer, wider.get(index)));
};

const WIDER_ROUNDS = [1, 2] as const;

/**
 * Looks for the people of documents at the hospital's server, each answer at the place of its document: by one call for all of
 * them, and by at most two more for those whom it did not find. What is not answered has the outcome `failed`.
 */
export const askHospital = async (
  app: Asker,
  facilityId: string,
  documents: readonly AskedDocument[],
): Promise<readonly Asked[]> => {
  const { fhir, log } = app;
  const plain = fhir.forFacility(facilityId);
  const { client, calls } = watchCalls(plain);
  const sought = documents.map(soughtOf);
  try {
    let answers = await ask(
      client,
      sought.map(({ rounds }) => rounds[0] ?? []),
    );
    // A server may refuse what is wide, which is no incident: the other searches then have to do.
    for (const round of WIDER_ROUNDS) answers = await widen(plain, { sought, answers, round });
    return answers;
  } catch (error) {
    if (!(error instanceof FhirUnscoped)) throw error;
    log.error({ facilityId }, error.message);
    return documents.map(() => 'unscoped');
  } finally {
    await noteCalls(app, { facilityId, calls });
  }
};

/**
 * Looks for everybody who may be somebody: by all rounds, in one call, whoever is found. Whether a server refuses
 * what is wide is no incident; what it does not answer has the outcome `failed`.
 */
export const askWidely = async (
  { fhir, log }: Pick<App, 'fhir' | 'log'>,
  facilityId: string,
  document: SoughtBy,
): Promise<Asked> => {
  try {
    const [answer] = await ask(fhir.forFacility(facilityId), [soughtOf(document).rounds.flat()]);
    return answer ?? { outcome: 'not-asked' };
  } catch (error) {
    if (!(error instanceof FhirUnscoped)) throw error;
    log.error({ facilityId }, error.message);
    return 'unscoped';
  }
};
