import { z } from 'zod';
import { entriesOf, listOf, said } from './answer-limits.ts';
import { FhirUnavailable } from './fhir-error.ts';

const AnyResource = z.looseObject({ resourceType: said });

export const Searchset = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('searchset'),
  total: z.int().optional(),
  link: listOf(z.object({ relation: said })),
  entry: entriesOf(z.object({ resource: AnyResource, search: z.object({ mode: said.optional() }).default({}) })),
});
export type Searchset = z.infer<typeof Searchset>;

/** The same before its entries are read: one that cannot be understood must not spoil the others. */
export const UnreadSearchset = Searchset.extend({ entry: entriesOf(z.unknown()) });
export type UnreadSearchset = z.infer<typeof UnreadSearchset>;
export const SearchEntry = Searchset.shape.entry.unwrap().element;

/** `201 Created`, of which the number counts. */
const EntryStatus = said.regex(/^\d{3}\b/).transform((status) => Number(status.slice(0, 3)));

const ResponseEntry = z.object({
  resource: z.unknown().optional(),
  response: z.object({ status: EntryStatus, location: said.optional() }),
});

const responseBundle = <Type extends string>(...types: readonly [Type, ...Type[]]) =>
  z.object({ resourceType: z.literal('Bundle'), type: z.enum(types), entry: entriesOf(ResponseEntry) });

export const BatchResponse = responseBundle('batch-response');
export type BatchResponse = z.infer<typeof BatchResponse>;
/** Some servers run a transaction as a batch, in which each entry succeeds or fails by itself, and say so or not. */
export const TransactionResponse = responseBundle('transaction-response', 'batch-response');

/** @throws FhirUnavailable when an answer is not what the schema says; what it is instead stays unsaid. */
export const readAnswer = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> => {
  const read = schema.safeParse(body);
  if (!read.success) throw new FhirUnavailable('unreadable');
  return read.data;
};
