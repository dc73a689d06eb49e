import type { FhirCall } from '@mailroom/contracts';
import type { FhirClient } from './fhir-client.ts';
import { FhirRefused } from './fhir-error.ts';
import type { PatientAnswer } from './search-patients.ts';

/** Of each kind of question that was asked: the status that refused the last one, or null where it was answered. */
export type AskedCalls = ReadonlyMap<FhirCall, number | null>;

/** Of searches in one batch: refused only if none of them was answered. */
const refusalOf = (answers: readonly PatientAnswer[]): number | null | undefined => {
  const asked = answers.filter(({ outcome }) => outcome !== 'not-asked');
  const statuses = asked.map((answer) => (answer.outcome === 'failed' ? answer.status : null));
  const refused = statuses.find((status) => status !== null && status >= 400 && status < 500 && status !== 429);
  return statuses.includes(null) ? null : refused;
};

/**
 * The same client, and what its questions came to. A refused question (4xx) is no weather: it is refused until somebody
 * changes the configuration. Outages say nothing of it.
 */
export const watchCalls = (client: FhirClient): { readonly client: FhirClient; readonly calls: AskedCalls } => {
  const calls = new Map<FhirCall, number | null>();
  const watch = async <Answer>(call: FhirCall, ask: () => Promise<Answer>): Promise<Answer> => {
    try {
      const answer = await ask();
      calls.set(call, null);
      return answer;
    } catch (error) {
      if (error instanceof FhirRefused) calls.set(call, error.status);
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
