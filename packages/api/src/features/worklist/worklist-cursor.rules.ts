import type { WorklistSort } from '@mailroom/contracts';
import { z } from 'zod';

/** The last row of a page: what the next page comes after. */
export interface Position {
  readonly receivedAt: string;
  readonly id: string;
}

const Cursor = z.tuple([z.enum(['newest', 'oldest']), z.iso.datetime(), z.uuid()]);

/** A position as text that holds no patient data and is bound to its sort. */
export const encodeCursor = (sort: WorklistSort, { receivedAt, id }: Position): string =>
  Buffer.from(JSON.stringify([sort, receivedAt, id])).toString('base64url');

/** Null when the text is no cursor, or one of another sort. */
export const decodeCursor = (sort: WorklistSort, cursor: string): Position | null => {
  try {
    const [madeFor, receivedAt, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return madeFor === sort ? { receivedAt, id } : null;
  } catch {
    return null;
  }
};
