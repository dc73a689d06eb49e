import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { FhirAnswer, FhirCall } from '../fhir/answer-fhir.ts';
import { seeded } from '../seeded.ts';
import type { Behaviour } from './behaviour.ts';
import { isAsking } from './is-asking.ts';

type Execute = (call: FhirCall) => Promise<FhirAnswer>;

const Entry = z.object({
  resource: z.unknown(),
  request: z.object({ method: z.string(), url: z.string(), ifNoneExist: z.string().optional() }),
});
const Transaction = z.object({ type: z.literal('transaction'), entry: z.array(Entry) });
const Batch = z.object({ type: z.literal('batch'), entry: z.array(z.object({ request: Entry.shape.request })) });

const FHIR_JSON = { 'Content-Type': 'application/fhir+json' };
const NOT_FOUND = 404;

/** A path that nobody serves is answered by what stands in front of the server, which knows no FHIR. */
const refuse = (status: number): FhirAnswer =>
  status === NOT_FOUND
    ? { status, headers: { 'Content-Type': 'text/html' }, body: '<html><body>Not found</body></html>' }
    : {
        status,
        headers: FHIR_JSON,
        body: JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'processing' }] }),
      };

/** What a request is about: the type in its address or, of a batch of searches, in that of its first. */
const typeOf = ({ url, body }: FhirCall): string => {
  const batch = Batch.safeParse(body);
  const address = batch.success ? `/${batch.data.entry[0]?.request.url}` : url;
  return address.slice(1).split(/[/?]/)[0] ?? '';
};

const findRefusal = ({ refusals, seed }: Behaviour, call: FhirCall, number: number): FhirAnswer | null => {
  const on = isAsking(call) ? 'read' : 'write';
  const type = typeOf(call);
  const random = seeded(`refusal:${seed}:${number}:${type}`);
  const refusal = refusals.find((one) => one.on === on && (one.resourceType ?? type) === type);
  if (!refusal || !random.datatype.boolean(refusal.share)) return null;
  return refuse(random.helpers.arrayElement(refusal.statuses));
};

const entryAnswer = ({ status, headers }: FhirAnswer) => ({
  response: {
    status: `${status} ${STATUS_CODES[status] ?? ''}`,
    ...(headers['Location'] === undefined ? {} : { location: headers['Location'] }),
  },
});

const runAsBatch = async (
  behaviour: Behaviour,
  { call, entry, number }: { call: FhirCall; entry: z.infer<typeof Transaction>['entry']; number: number },
  execute: Execute,
): Promise<FhirAnswer> => {
  const answers: object[] = [];
  for (const { resource, request } of entry) {
    const headers = { ...call.headers, ...(request.ifNoneExist ? { 'if-none-exist': request.ifNoneExist } : {}) };
    const one = { method: request.method, url: `/${request.url}`, headers, body: resource };
    answers.push(entryAnswer(findRefusal(behaviour, one, number) ?? (await execute(one))));
  }
  const body = { resourceType: 'Bundle', id: randomUUID(), type: 'batch-response', entry: answers };
  return { status: 200, headers: FHIR_JSON, body: JSON.stringify(body) };
};

/** Says of some patients what no sex is called in FHIR R4. */
const withOddPatients = ({ oddPatients }: Behaviour, answer: FhirAnswer): FhirAnswer => {
  if (oddPatients.length === 0 || !answer.headers['Content-Type']?.includes('json')) return answer;
  const odd = new Set(oddPatients);
  const body = JSON.stringify(JSON.parse(answer.body), (_key, value) =>
    value?.resourceType === 'Patient' && odd.has(value.id) ? { ...value, gender: 'M' } : value,
  );
  return { ...answer, body };
};

/** Answers a request as a server of this behaviour does. */
export const behave = async (
  behaviour: Behaviour,
  { call, number }: { readonly call: FhirCall; readonly number: number },
  execute: Execute,
): Promise<FhirAnswer> => {
  if (behaviour.latencyMilliseconds > 0) await wait(behaviour.latencyMilliseconds);
  const transaction = Transaction.safeParse(call.body);
  if (transaction.success) {
    if (!behaviour.isTransactionBatch) return execute(call);
    return runAsBatch(behaviour, { call, entry: transaction.data.entry, number }, execute);
  }
  return findRefusal(behaviour, call, number) ?? withOddPatients(behaviour, await execute(call));
};
