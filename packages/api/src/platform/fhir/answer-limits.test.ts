import { globSync } from 'node:fs';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startStubServer } from '../../../test/start-stub-server.ts';
import { BatchResponse, Searchset, TransactionResponse, UnreadSearchset } from './bundle.ts';
import { Identified } from './delivery.ts';
import { FhirPatient } from './fhir-patient.ts';
import { Filed, StoredReference } from './filed-reference.ts';
import { openFhir } from './open-fhir.ts';
import { OperationOutcome } from './operation-outcome.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The places of a schema where a text or a list may be of any length; choices, numbers and what is not read have none. */
const unboundedIn = (schema: JsonSchema, path = ''): string[] => {
  const types = new Set([schema.type].flat());
  const isText = types.has('string') && schema.enum === undefined && schema.const === undefined;
  const isUnbounded =
    (isText && schema.maxLength === undefined) || (types.has('array') && schema.maxItems === undefined);
  const inner: [step: string, part: unknown][] = [
    ['[]', schema.items],
    ...Object.entries(schema.properties ?? {}).map(([key, part]) => [`.${key}`, part] satisfies [string, unknown]),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].map(
      (part) => ['', part] satisfies [string, unknown],
    ),
  ];
  const parts = inner.flatMap(([step, part]) =>
    // JSON Schema has a schema, or true or false, in these places.
    typeof part === 'object' && part !== null ? unboundedIn(part as JsonSchema, `${path}${step}`) : [],
  );
  return [...(isUnbounded ? [path] : []), ...parts];
};

const unboundedOf = (schema: z.ZodType): string[] =>
  unboundedIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }));

/** Every schema that a file here offers. `StoredBinary` has no maximum: the answer that it is read from has one, of its own bytes. */
const schemas: [name: string, schema: z.ZodType][] = [];
for (const path of globSync('*.ts', { cwd: import.meta.dirname, exclude: ['*.test.ts'] })) {
  const exported: object = await import(join(import.meta.dirname, path));
  for (const [name, value] of Object.entries(exported)) if (value instanceof z.ZodType) schemas.push([name, value]);
}

describe('what is read of an answer', () => {
  it.each(schemas)('%s has a maximum at each text and each list', (_, schema) => {
    expect(unboundedOf(schema)).toEqual([]);
  });

  it('is held by what stands here', () => {
    const held = schemas.map(([, schema]) => schema);
    const read = [FhirPatient, Searchset, UnreadSearchset, BatchResponse, TransactionResponse, StoredReference, Filed];
    for (const schema of [...read, Identified, OperationOutcome]) expect(held).toContain(schema);
  });

  it('one without is found', () => {
    const planted = FhirPatient.extend({
      note: z.string().nullable().default(null),
      photo: z.array(z.object({ title: z.string().regex(/a/) })).optional(),
    });
    expect(unboundedOf(planted)).toEqual(['.note', '.photo', '.photo[].title']);
  });

  it.each([
    { family: 'x'.repeat(501) },
    { given: Array.from({ length: 21 }, () => 'x') },
    { given: ['x'.repeat(501)] },
  ])('a name of a patient that is longer is not read', (name) => {
    const patient = { resourceType: 'Patient', id: '1', name: [name] };
    expect(FhirPatient.safeParse(patient).success).toBe(false);
  });
});

const MAX_BYTES = 5_000_000;
const { signal } = new AbortController();
const send = (url: string) =>
  openFhir({ baseUrl: url })
    .forFacility('any')
    .sendTransaction(
      {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [{ resource: { resourceType: 'Basic' }, request: { method: 'POST', url: 'Basic' } }],
      },
      { signal },
    );

const beginning =
  '{"resourceType":"Bundle","type":"transaction-response","entry":[{"response":{"status":"201"}}],"more":"';
/** An answer of so many bytes, or without an end. */
const answerOf = (bytes: number) => `${beginning}${'x'.repeat(bytes - beginning.length - 2)}"}`;
function* withoutEnd() {
  yield beginning;
  for (;;) yield 'x'.repeat(100_000);
}

type Headers = Readonly<OutgoingHttpHeaders>;

describe.each<{ how: string; headers: Headers; isZipped: boolean }>([
  { how: 'that says its length', headers: { 'content-length': MAX_BYTES * 1000 }, isZipped: false },
  { how: 'that does not say its length', headers: {}, isZipped: false },
  { how: 'that is compressed', headers: { 'content-encoding': 'gzip' }, isZipped: true },
])('an answer $how', ({ headers, isZipped }) => {
  it('is cut where it is larger than may be kept in memory', async () => {
    const cut = Promise.withResolvers<void>();
    const flood = async (response: ServerResponse) => {
      response.writeHead(200, headers);
      const into: Writable[] = isZipped ? [createGzip({ level: 1 }), response] : [response];
      await pipeline([Readable.from(withoutEnd()), ...into]).catch(() => cut.resolve());
    };
    await using server = await startStubServer((response) => void flood(response));
    expect(await send(server.url)).toEqual({ outcome: 'unclear', reason: 'unreadable' });
    await cut.promise;
  });

  it.each([
    [0, { outcome: 'confirmed' }],
    [1, { outcome: 'unclear', reason: 'unreadable' }],
  ])('is read up to the maximum, to the byte: %i more', async (more, delivery) => {
    await using server = await startStubServer((response) => {
      const answer = answerOf(MAX_BYTES + more);
      const { 'content-length': length, ...others } = headers;
      response.writeHead(200, { ...others, ...(length === undefined ? {} : { 'content-length': answer.length }) });
      response.end(isZipped ? gzipSync(answer) : answer);
    });
    expect(await send(server.url)).toMatchObject(delivery);
  });
});
