import type { FhirCall } from '@mailroom/contracts';
import type { FhirClient } from './fhir-client.ts';
import { FhirRefused, FhirUnavailable } from './fhir-error.ts';
import type { PatientAnswer } from './search-patients.ts';

/** Of each kind of question that was asked: the status of the last one that had no usable answer, or null where it had one. */
export type AskedCalls = ReadonlyMap<FhirCall, number | null>;

const OK = 200;
const NOT_IMPLEMENTED = 501;
/** FHIR R4, http: too slow or too many. */
const PASSING = new Set([408, 429]);

/** Whether the same question will be answered so until somebody changes the configuration. */
const isLasting = (status: number): boolean =>
  (status < 500 || status === NOT_IMPLEMENTED) && !PASSING.has(status) && status > 0;

/** The status of an answer that time does not mend: a refusal, another address, what is no FHIR. Null: it is weather. */
const lastingStatus = (error: unknown): number | null => {
  if (error instanceof FhirRefused) return error.status;
  if (!(error instanceof FhirUnavailable)) return null;
  const status = error.reason === 'unreadable' ? OK : error.status;
  return status !== null && isLasting(status) ? status : null;
};

const statusOf = (answer: PatientAnswer): number | null => {
  if (answer.outcome === 'failed') return answer.status;
  return answer.outcome === 'unreadable' ? OK : null;
};

/** Of searches in one batch: refused only if none of them was answered. */
const refusalOf = (answers: readonly PatientAnswer[]): number | null | undefined => {
  const statuses = answers.filter(({ outcome }) => outcome !== 'not-asked').map(statusOf);
  return statuses.includes(null) ? null : statuses.find((status) => status !== null && isLasting(status));
};

/**
 * The same client, and what its questions came to. A refusal, and an answer that cannot be used, are no weather: they stay until
 * somebody changes the configuration. Outages say nothing of it.
 */
export const watchCalls = (client: FhirClient): { readonly client: FhirClient; readonly calls: AskedCalls } => {
  const calls = new Map<FhirCall, number | null>();
  const watch = async <Answer>(call: FhirCall, ask: () => Promise<Answer>): Promise<Answer> => {
    try {
      const answer = await ask();
      calls.set(call, null);
      return answer;
    } catch (error) {
      const status = lastingStatus(error);
      if (status !== null) calls.set(call, status);
      throw error;
    }
  };
  return {
    calls,
    client: {
      ...client,
      async searchPatients(...asked) {
        const before = calls.get('search-patients');
        const answers = await watch('search-patients', () => client.searchPatients(...asked));
        const refusal = refusalOf(answers);
        const known = refusal === undefined ? before : refusal;
        if (known === undefined) calls.delete('search-patients');
        else calls.set('search-patients', known);
        return answers;
      },
      readPatient: (...asked) => watch('read-patient', () => client.readPatient(...asked)),
      findByEffectKey: (...asked) => watch('find-filed', () => client.findByEffectKey(...asked)),
      readReference: (...asked) => watch('read-filed', () => client.readReference(...asked)),
      readBytes: (...asked) => watch('read-filed', () => client.readBytes(...asked)),
    },
  };
};
