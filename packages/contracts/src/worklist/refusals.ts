import { z } from 'zod';
import type { StatusesOf } from '../refusal-status.ts';

/** The cursor was not made by this list with this sort. The client starts again at the first page. */
const CursorInvalid = z.strictObject({ code: z.literal('CursorInvalid') });

/** No such kept search in this facility. */
const SearchNotFound = z.strictObject({ code: z.literal('SearchNotFound'), searchId: z.uuid() });

export const worklistRefusals = [CursorInvalid, SearchNotFound] as const;

/** How HTTP says them. */
export const worklistRefusalStatuses: StatusesOf<typeof worklistRefusals> = {
  CursorInvalid: 'BAD_REQUEST',
  SearchNotFound: 'NOT_FOUND',
};
