import { z } from 'zod';
import { isStorable } from '../database/find-unstorable.ts';

// What a FHIR server may say in one place: more than any record has. An answer that says more is not half read.

const MAX_CHARACTERS = 500;
const MAX_ITEMS = 100;
const MAX_ENTRIES = 5000;

/** Text that can be kept: JSON has a form for NUL and for halves of characters, and PostgreSQL has none. */
export const saidUpTo = (characters: number) => z.string().max(characters).refine(isStorable, 'cannot be stored');
export const said = saidUpTo(MAX_CHARACTERS);

export const listOf = <Schema extends z.ZodType>(schema: Schema, most = MAX_ITEMS) =>
  z.array(schema).max(most).default([]);

/** The entries of a Bundle. */
export const entriesOf = <Schema extends z.ZodType>(entry: Schema) => listOf(entry, MAX_ENTRIES);
