import { z } from 'zod';
import type { StatusesOf } from '../refusal-status.ts';

/** The file is larger than this facility receives. */
const ObjectTooLarge = z.strictObject({ code: z.literal('ObjectTooLarge'), maxBytes: z.int() });

/** The file could not be stored, for example because the disk is full. Nothing was received; sending it again is safe. */
const StorageUnavailable = z.strictObject({ code: z.literal('StorageUnavailable') });

/** An administrator switched this way in off. Nothing was received. */
const SourceSwitchedOff = z.strictObject({ code: z.literal('SourceSwitchedOff') });

/** This facility has no such shared identifier, or somebody has noted it. */
const SharedIdentifierNotFound = z.strictObject({
  code: z.literal('SharedIdentifierNotFound'),
  sharedIdentifierId: z.uuid(),
});

export const intakeRefusals = [
  ObjectTooLarge,
  StorageUnavailable,
  SourceSwitchedOff,
  SharedIdentifierNotFound,
] as const;

/** How HTTP says them. */
export const intakeRefusalStatuses: StatusesOf<typeof intakeRefusals> = {
  ObjectTooLarge: 'PAYLOAD_TOO_LARGE',
  StorageUnavailable: 'SERVICE_UNAVAILABLE',
  SourceSwitchedOff: 'CONFLICT',
  SharedIdentifierNotFound: 'NOT_FOUND',
};
