import { z } from 'zod';
import type { StatusesOf } from '../refusal-status.ts';

/** Somebody else changed it since it was shown. */
const ChangedMeanwhile = z.strictObject({ code: z.literal('ChangedMeanwhile') });

/** Another one of the facility is called so. */
const NameTaken = z.strictObject({ code: z.literal('NameTaken') });

/** No such source in this facility. */
const SourceNotFound = z.strictObject({ code: z.literal('SourceNotFound'), sourceId: z.uuid() });

/** Documents carry the tag, and keep it. */
const TagInUse = z.strictObject({ code: z.literal('TagInUse'), tagId: z.uuid() });

/** The facility has as many of these as it may. */
const TooManyRows = z.strictObject({ code: z.literal('TooManyRows'), most: z.int() });

export const administrationRefusals = [ChangedMeanwhile, NameTaken, SourceNotFound, TagInUse, TooManyRows] as const;

/** How HTTP says them. */
export const administrationRefusalStatuses: StatusesOf<typeof administrationRefusals> = {
  ChangedMeanwhile: 'CONFLICT',
  NameTaken: 'CONFLICT',
  SourceNotFound: 'NOT_FOUND',
  TagInUse: 'CONFLICT',
  TooManyRows: 'CONFLICT',
};
