import type { WorklistSort } from '@mailroom/contracts';
import { z } from 'zod';

/** The last document of a page: what the next page comes after. */
export interface Position {
  readonly receivedAt: Date;
  readonly id: string;
}

/** Of the form that `listWorklist` uses, so that both can be asked for the same page; the parity test holds it. */
const Cursor = z.tuple([z.enum(['newest', 'oldest']), z.iso.datetime(), z.uuid()]);

export const encodePosition = (sort: WorklistSort, { receivedAt, id }: Position): string =>
  Buffer.from(JSON.stringify([sort, receivedAt.toISOString(), id])).toString('base64url');

/** Null when the text is no cursor, or one of the other order. */
export const decodePosition = (sort: WorklistSort, cursor: string): Position | null => {
  try {
    const [madeFor, receivedAt, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return madeFor === sort ? { receivedAt: new Date(receivedAt), id } : null;
  } catch {
    return null;
  }
};
