import { z } from 'zod';

// What a FHIR server may say in one place: more than any record has. An answer that says more is not half read.

const MAX_CHARACTERS = 500;
const MAX_ITEMS = 100;
const MAX_ENTRIES = 5000;

export const said = z.string().max(MAX_CHARACTERS);

export const listOf = <Schema extends z.ZodType>(schema: Schema, most = MAX_ITEMS) =>
  z.array(schema).max(most).default([]);

/** The entries of a Bundle. */
export const entriesOf = <Schema extends z.ZodType>(entry: Schema) => listOf(entry, MAX_ENTRIES);
