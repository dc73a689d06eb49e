import { isRecord, type JsonSchema } from '../../packages/contracts/releases/index.ts';
import type { Entry } from './read-book.ts';

/** A bug, and the envelope that a refusal comes in. */
const errorEnvelope = (refusal: JsonSchema, errorId: JsonSchema): JsonSchema => {
  const data = {
    code: { type: 'string' },
    httpStatus: { type: 'integer' },
    refusal,
    errorId,
  };
  const error = {
    message: { type: 'string' },
    code: { type: 'integer' },
    data: { type: 'object', properties: data, required: Object.keys(data) },
  };
  const named = { type: 'object', properties: error, required: Object.keys(error) };
  return { type: 'object', properties: { error: named }, required: ['error'] };
};

const NOTHING = { type: 'null' };

/** Points the references of a schema that stood alone at its place among the components. */
const rebase = (value: unknown, name: string): unknown => {
  if (Array.isArray(value)) return value.map((one: unknown) => rebase(one, name));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (key !== '$ref' || typeof one !== 'string') return [key, rebase(one, name)];
      const inner = one.replace(/^#\/\$defs\//, `${name}.`);
      return [key, `#/components/schemas/${inner === '#' ? name : inner}`];
    }),
  );
};

/** A schema and those it names, as components. */
const componentsOf = (name: string, { $defs: named, ...schema }: JsonSchema): [string, unknown][] => [
  [name, rebase(schema, name)],
  ...Object.entries(isRecord(named) ? named : {}).map(([inner, value]): [string, unknown] => [
    `${name}.${inner}`,
    rebase(value, name),
  ]),
];

const nameOf = ({ path }: Entry, part: 'Input' | 'Output'): string => `${path}.${part}`;
const reference = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonSchema, example?: unknown) => ({
  'application/json': { schema, ...(example === undefined ? {} : { example }) },
});

const resultOf = (entry: Entry) => {
  const result = { type: 'object', properties: { data: reference(nameOf(entry, 'Output')) }, required: ['data'] };
  return { type: 'object', properties: { result }, required: ['result'] };
};

/** A subscription answers with server-sent events; the data of each is JSON of the output. */
const eventsOf = (entry: Entry) => ({
  'text/event-stream': {
    schema: {
      type: 'string',
      contentMediaType: 'application/json',
      contentSchema: reference(nameOf(entry, 'Output')),
    },
  },
});

const answerOf = (entry: Entry) => ({
  description: entry.contract.kind === 'subscription' ? 'Events; the data of each is the output.' : 'The output.',
  content:
    entry.contract.kind === 'subscription'
      ? eventsOf(entry)
      : json(resultOf(entry), { result: { data: entry.example.output } }),
});

/** Refusals that share a status are told apart by their code. */
const refusalResponses = ({ refusals }: Entry) =>
  Object.fromEntries(
    [...Map.groupBy(refusals, ({ httpStatus }) => httpStatus)].map(([status, same]) => [
      String(status),
      {
        description: same.map(({ code }) => code).join(' or '),
        content: json(errorEnvelope({ oneOf: same.map(({ code }) => reference(code)) }, NOTHING)),
      },
    ]),
  );

const callOf = (entry: Entry) => {
  const input = reference(nameOf(entry, 'Input'));
  if (entry.contract.kind === 'subscription') {
    return { parameters: [{ name: 'input', in: 'query', required: true, content: json(input, entry.example.input) }] };
  }
  const content = entry.isForm ? { 'multipart/form-data': { schema: input } } : json(input, entry.example.input);
  return { requestBody: { required: true, content } };
};

/** Queries travel as POST too: an input may hold a patient's name, and a URL ends in logs. */
const methodOf = ({ contract }: Entry): 'get' | 'post' => (contract.kind === 'subscription' ? 'get' : 'post');

const operationOf = (entry: Entry) => ({
  operationId: entry.path,
  tags: [entry.room],
  ...callOf(entry),
  responses: {
    200: answerOf(entry),
    ...refusalResponses(entry),
    500: { description: 'Bug', content: json(errorEnvelope(NOTHING, { type: 'string', format: 'uuid' })) },
  },
  ...(entry.contract.refusals.includes('NotSignedIn') ? { security: [{ session: [] }] } : {}),
});

/** The contracts as OpenAPI 3.1, over tRPC's own HTTP. An export: nothing is generated from it. */
export const writeOpenApi = (entries: readonly Entry[], version: string): JsonSchema => {
  const refusals = new Map(entries.flatMap((entry) => entry.refusals).map(({ code, schema }) => [code, schema]));
  const schemas = [
    ...entries.flatMap((entry) => [
      ...componentsOf(nameOf(entry, 'Input'), entry.input),
      ...componentsOf(nameOf(entry, 'Output'), entry.output),
    ]),
    ...[...refusals].flatMap(([code, schema]) => componentsOf(code, schema)),
  ];
  return {
    openapi: '3.1.1',
    info: { title: 'Mailroom', version },
    tags: [...new Set(entries.map(({ room }) => room))].map((name) => ({ name })),
    paths: Object.fromEntries(
      entries.map((entry) => [`/trpc/${entry.path}`, { [methodOf(entry)]: operationOf(entry) }]),
    ),
    components: {
      schemas: Object.fromEntries(schemas),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'mailroom_session' } },
    },
  };
};
